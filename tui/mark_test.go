package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/presence"
)

// What a session tells of itself at every key costs next to nothing.
func BenchmarkMark(b *testing.B) {
	k, err := keep.Open(b.TempDir(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer k.Close()
	d := sessionWith(b, seeded(b), 120, 40, func(o *Options) {
		o.Actor, o.Keep, o.Presence = store.Actor{Key: "SHA256:a"}, k, presence.NewRoom()
	})
	for b.Loop() {
		d.shell.mark()
	}
}

func TestANameIsShortenedByWholeWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		room int
		want string
	}{{13, "Marie Delorme"}, {9, "Marie"}, {5, "Marie"}, {4, ""}} {
		if got := shortened("Marie Delorme", test.room); got != test.want {
			t.Errorf("in %d cells: %q, wanted %q", test.room, got, test.want)
		}
	}
}
