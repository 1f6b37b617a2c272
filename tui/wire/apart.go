package wire

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// window is the part of a row in which two lines may differ.
type window struct {
	x        int    // where it begins
	old, now string // what the lines have from there
	cells    int    // how wide it is; 0: up to the end of the row
}

// styleOff is what ends every style in our own frames.
const styleOff = "\x1b[m"

// apart leaves out what two lines begin and end with alike. Of three panes side
// by side a key changes one; to make cells of the others took a third of the
// time of a frame. Lines are parted where no style is on, and left whole where
// it is not plain where that is.
func apart(old, now string) window {
	w := window{old: old, now: now}
	if strings.Contains(old, "\x1b]") || strings.Contains(now, "\x1b]") {
		return w // a link goes on over the ends of styles
	}
	w.begin()
	w.end()
	return w
}

// begin leaves out what both begin with.
func (w *window) begin() {
	n := 0
	for n < len(w.old) && n < len(w.now) && w.old[n] == w.now[n] {
		n++
	}
	off := strings.LastIndex(w.now[:n], styleOff)
	if off < 0 {
		return
	}
	if off += len(styleOff); simple(w.old[off:]) && simple(w.now[off:]) {
		w.x, w.old, w.now = cellsOf(w.now[:off]), w.old[off:], w.now[off:]
	}
}

// end leaves out what both end with, if it stands in the same cells.
func (w *window) end() {
	n := 0
	for n < len(w.old) && n < len(w.now) && w.old[len(w.old)-1-n] == w.now[len(w.now)-1-n] {
		n++
	}
	off := strings.Index(w.now[len(w.now)-n:], styleOff)
	if off < 0 || !simple(w.now[len(w.now)-n+off+len(styleOff):]) {
		return
	}
	rest := n - off - len(styleOff)
	old, now := w.old[:len(w.old)-rest], w.now[:len(w.now)-rest]
	if cells := cellsOf(now); rest > 0 && cells > 0 && cells == cellsOf(old) {
		w.old, w.now, w.cells = old, now, cells
	}
}

// simple reports whether what follows begins with a character that stands by
// itself, and joins none before it.
func simple(rest string) bool {
	return rest == "" || rest[0] == '\x1b' || rest[0] >= ' ' && rest[0] < 0x7f || boxed(rest)
}

// boxed reports whether a line goes on with a part of a box (U+2500 to U+257F),
// which is a cell.
func boxed(rest string) bool {
	return len(rest) >= 3 && rest[0] == 0xe2 && (rest[1] == 0x94 || rest[1] == 0x95)
}

// cellsOf is how many cells a line takes, as the library counts them.
func cellsOf(line string) (cells int) {
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c >= ' ' && c < 0x7f:
			cells++
			i++
		case boxed(line[i:]):
			cells++
			i += 3
		case strings.HasPrefix(line[i:], "\x1b["):
			end := strings.IndexByte(line[i:], 'm')
			if end < 0 {
				return ansi.StringWidthWc(line)
			}
			i += end + 1
		default:
			return ansi.StringWidthWc(line)
		}
	}
	return cells
}
