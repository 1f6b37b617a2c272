package wire_test

import (
	"context"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/tui/wire"
)

// slowly takes what is written, piece by piece, when somebody asks for it.
type slowly struct{ pieces chan string }

func (s slowly) Write(p []byte) (int, error) {
	s.pieces <- string(p)
	return len(p), nil
}

func canvas(t *testing.T, ctx context.Context) (*wire.Canvas, slowly) {
	t.Helper()
	s := slowly{make(chan string)}
	return wire.NewCanvas(ctx, quiet(), s, []string{"TERM=xterm-256color"}, 20, 3, func() { t.Error("it failed") }), s
}

// Who reads slowly sees what is there now, and not all that was.
func TestASlowReaderMissesFrames(t *testing.T) {
	t.Parallel()
	c, s := canvas(t, t.Context())
	c.Show(wire.Frame{Blocks: []string{"one"}, Title: "Tools"})
	first := <-s.pieces
	for _, content := range []string{"two", "three", "four"} {
		c.Show(wire.Frame{Blocks: []string{content}, Title: "Tools"})
	}
	second := <-s.pieces
	if !strings.Contains(first, "\x1b[?1049h") || !strings.Contains(first, "one") || !strings.Contains(first, "\x1b]2;Tools") {
		t.Errorf("first %q", first)
	}
	for second != "" && !strings.Contains(second, "four") { // two may have been on its way
		if strings.Contains(second, "three") {
			t.Errorf("three is drawn: %q", second)
		}
		second = <-s.pieces
	}
	go c.Close()
	if last := <-s.pieces; !strings.Contains(last, "\x1b[?1049l\x1b[?25h") {
		t.Errorf("last %q", last)
	}
}

// A terminal that nothing was shown on is not given back, and what it is told
// reaches it without a frame, also at the end.
func TestATerminalThatWasNotTakenIsLeftAlone(t *testing.T) {
	t.Parallel()
	c, s := canvas(t, t.Context())
	c.Show(wire.Frame{})
	c.Tell("\x1b]52;c;YQ==\x07")
	if told := <-s.pieces; told != "\x1b]52;c;YQ==\x07" {
		t.Errorf("told %q", told)
	}
	c.Tell("\x1b]52;c;Yg==\x07")
	go c.Close()
	if told := <-s.pieces; told != "\x1b]52;c;Yg==\x07" {
		t.Errorf("told %q", told)
	}
}
