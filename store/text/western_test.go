package text_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store/text"
)

// TestFoldingIsTheSameTheLongWay: what has only western letters goes a shorter way, unless something else is beside them.
func TestFoldingIsTheSameTheLongWay(t *testing.T) {
	t.Parallel()
	const elsewhere = "ж" // folds to itself
	for r := rune(0); r < 0x3000; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", "a  " + string(r) + " b"} {
			long := text.Fold(elsewhere + "-" + s + "-" + elsewhere)
			if short := text.Fold("z-" + s + "-z"); "z"+long[len(elsewhere):len(long)-len(elsewhere)]+"z" != short {
				t.Errorf("%+q is folded to %q, and beside others to %q", s, short, long)
			}
		}
	}
}
