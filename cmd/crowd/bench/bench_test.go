package main

import (
	"testing"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

const printed = `goos: linux
BenchmarkSubmitPosts256-2    	   20000	     74000 ns/op	     13452 commits/s	        34.70 cpu-µs/op
BenchmarkBadgerDirect256-16  	   20000	    370000 ns/op
BenchmarkOpenScaled/kept-2   	       1	 1000 ns/op	0.35 page-s
PASS
`

func TestFiguresAreReadFromWhatBenchmarksPrint(t *testing.T) {
	t.Parallel()
	found := figuresIn(printed)
	got, err := writing()[0].lines[0].row(found)
	want := tally.Row{Name: "messages, 256 writers, each", Unit: "µs", Ours: 74, Peer: 370, PeerName: "Badger directly", Paced: true, Most: 1.5}
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	if page, err := opening()[0].lines[0].row(found); err != nil || page.Ours != 0.35 || page.Peer != 0 {
		t.Errorf("%+v, %v", page, err)
	}
	if _, err := writing()[0].lines[1].row(found); err == nil {
		t.Error("what no benchmark reports is nothing, and no error")
	}
}
