package kv_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestNothingIsSeenBeforeItIsSynced(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	begun, end := make(chan struct{}), make(chan error)
	db.BreakSync(func(sync func() error) error {
		close(begun)
		return errors.Join(<-end, sync())
	})
	first := ask(t, db, 1, put("a", "b"))
	select {
	case <-begun:
	case got := <-first:
		t.Fatalf("an entry is answered with %+v without a sync", got)
	}
	if got := value(t, db, "a"); got != "(none)" || db.Sequence() != 0 {
		t.Errorf("readers see %q at %d before it is synced", got, db.Sequence())
	}
	select {
	case got := <-first:
		t.Errorf("what is not synced is answered with %+v", got)
	default:
	}
	end <- nil
	expectAnswer(t, "what is synced", <-first, answer{sequence: 1})
	if got := value(t, db, "a"); got != "b" {
		t.Errorf("readers see %q once it is synced", got)
	}
}
