package kv_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestWhatIsAppendedIsThereAfterReopening(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	logID := db.LogID()
	fill(t, db, 1, 300)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	if db.LogID() != logID || db.Sequence() != 300 {
		t.Errorf("reopened as log %s at %d, want %s at 300", db.LogID(), db.Sequence(), logID)
	}
	if got := value(t, db, "key 300"); got != "value 300" {
		t.Errorf("key 300 is %q", got)
	}
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil || report.Entries != 300 {
		t.Errorf("Verify: %d entries, %v, %v", report.Entries, report.Err(), err)
	}
}
