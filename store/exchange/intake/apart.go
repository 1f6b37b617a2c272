package intake

import (
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// tellApart marks each new tool whose name is a typo away from that of another
// that would be submitted with it: the other has to be there first, so that the
// two are seen to be alike.
func tellApart(verdicts []verdict) {
	var names []string
	for i := range verdicts {
		v := &verdicts[i]
		tool, ok := v.Record.(*store.Tool)
		if !ok || v.Done != Added {
			continue
		}
		name := text.Fold(tool.Name)
		if slices.ContainsFunc(names, func(other string) bool { return near(name, other) && text.OneTypoAway(name, other) }) {
			v.apart, names = true, names[:0]
		}
		names = append(names, name)
	}
}

// near reports whether so little is between what two words begin and end with
// alike that it may be a typo: two characters. It costs next to nothing.
func near(a, b string) bool {
	const most = 8 // bytes of two characters
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > most {
		return false
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return len(b)-start-end <= most
}
