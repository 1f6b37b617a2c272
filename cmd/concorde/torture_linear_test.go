//go:build torture

package main

import (
	"testing"

	"github.com/anishathalye/porcupine"

	"github.com/ogptoolbox/concorde/store/torture"
)

// TestTortureOrderOverSSH is the quarrel over one field, longer and with many more kills.
func TestTortureOrderOverSSH(t *testing.T) {
	row := torture.Begin(t, "one order over SSH, with kills")
	q := beginQuarrel(t)
	const people, each, kills = 8, 300, 20
	q.run(people, each, kills, fresh)
	operations := q.expect(porcupine.Ok)
	if len(q.doubtful) == 0 {
		t.Error("no kill came between a contribution and its answer")
	}
	row.Tried("%d commands of %d people, %d kills", people*each, people, kills)
	row.Found("%d answered fit one order, %d never answered", operations, len(q.doubtful))
}

// TestTortureStaleOrderOverSSH is the control: readers that are one answer behind have to be found out.
func TestTortureStaleOrderOverSSH(t *testing.T) {
	row := torture.Begin(t, "control: the same with stale readers")
	q := beginQuarrel(t)
	const people, each, kills = 4, 60, 3
	q.run(people, each, kills, stale)
	q.expect(porcupine.Illegal)
	row.Tried("%d commands of %d people, %d kills", people*each, people, kills)
	row.Found("rejected, as has to be")
}
