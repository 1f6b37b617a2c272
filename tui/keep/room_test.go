package keep

import (
	"os"
	"strings"
	"testing"
)

// Whoever comes with key after key fills their share and not the disk; who was
// there before goes on, and room that is given back is given out.
func TestDraftsDoNotFillTheDisk(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	k, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	k.Close() // the test is the goroutine that writes
	k.room.most = 1000
	write := func(key string, size int) bool {
		t.Helper()
		if err := k.store(fileOf(key), []byte(strings.Repeat("x", size)), false); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path + "/" + fileOf(key))
		return err == nil && info.Size() == int64(size)
	}
	if !write("ana", 600) || write("vandal", 500) || !write("ana", 900) || write("ana", 1001) {
		t.Errorf("%d bytes of %d", k.room.total, k.room.most)
	}
	if again := newRoom(path); again.total != 900 {
		t.Errorf("after a restart %d bytes are counted", again.total)
	}
	if err := k.store(fileOf("ana"), nil, false); err != nil || !write("ben", 1000) {
		t.Errorf("room that was given back is not given out: %v", err)
	}
}
