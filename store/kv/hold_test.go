package kv_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Who holds a store can open it, and still holds it once it is closed.
func TestAStoreThatIsHeldIsOpenedByItsHolderOnly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	open(t, kv.Options{Dir: dir}).Close()
	held, err := kv.Hold(dir, "who replaces it")
	if err != nil {
		t.Fatal(err)
	}
	refuse(t, kv.Options{Dir: dir}, kv.ErrHeld)
	db := open(t, kv.Options{Dir: dir, Held: held})
	mustAppend(t, db, 1, put("a", "b"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	refuse(t, kv.Options{Dir: dir}, kv.ErrHeld)
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	if got := value(t, open(t, kv.Options{Dir: dir}), "a"); got != "b" {
		t.Errorf("it has %q", got)
	}
	nothing, err := kv.Hold(t.TempDir()+"/nothing", "")
	if err := errors.Join(err, nothing.Release()); err != nil {
		t.Errorf("where there is none: %v", err)
	}
}
