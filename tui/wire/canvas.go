package wire

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store/background"
)

// pace is the least time between two frames. Over a network nobody misses one
// that comes a thirtieth of a second after another.
const pace = time.Second / 30

// Frame is what a terminal shows: blocks of lines of styled text, one below the
// other, and its window's title. They are not one text, which would be made of
// them for each key to be taken apart again.
type Frame struct {
	Blocks []string
	Title  string
}

// lines are those of all blocks, as many as fit.
func (f Frame) lines(height int) []string {
	lines := make([]string, 0, height)
	for _, block := range f.Blocks {
		for line := range strings.SplitSeq(block, "\n") {
			if len(lines) == height {
				return lines
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// Canvas draws frames that fill a terminal somewhere else: of each only what is
// another than in the last, the first at once and later ones at most thirty
// times a second; one that comes while another is on its way takes the place of
// those before it.
//
// It is there beside the library's renderer, which looks sixty times a second
// whether anything changed, in each of a thousand sessions, and keeps two whole
// screens of cells for it, a megabyte at 120×40. A canvas sleeps until it is
// shown something, and keeps the text of its last frame. Cells are made of the
// lines that changed, while they are drawn.
//
// Its methods may be called by several goroutines at once. Make it with
// [NewCanvas].
type Canvas struct {
	out    io.Writer
	wake   chan struct{} // one place: there is something to draw
	over   chan struct{}
	group  *background.Group
	screen screen // of the one goroutine that draws, and once it is over of Close

	mu     sync.Mutex
	next   *Frame // nil: none since the last was drawn
	told   strings.Builder
	width  int
	height int
}

// NewCanvas returns a canvas of a size, for a terminal with those variables, as
// long as the context lasts. It takes the terminal with the first frame. What
// breaks the line is out's to tell; failed is called when drawing itself fails.
func NewCanvas(ctx context.Context, logger *slog.Logger, out io.Writer, environ []string, width, height int, failed func()) *Canvas {
	c := &Canvas{
		out: out, wake: make(chan struct{}, 1), over: make(chan struct{}), group: background.NewGroup(logger),
		width: width, height: height, screen: screen{pen: newPen(colorprofile.Env(environ), variable(environ, "TERM"))},
	}
	c.group.Go("draw the frames", func() {
		done := false
		defer func() {
			if !done {
				failed()
			}
		}()
		c.draw(ctx)
		done = true
	})
	return c
}

// Show has a frame drawn. One without blocks is none.
func (c *Canvas) Show(f Frame) {
	if len(f.Blocks) == 0 {
		return
	}
	c.mu.Lock()
	c.next = &f
	c.mu.Unlock()
	c.call()
}

// Resize says that the terminal has another size now. What it shows is drawn
// anew with the next frame.
func (c *Canvas) Resize(width, height int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.width, c.height = width, height
}

// Tell sends the terminal a sequence that draws nothing, such as for its clipboard.
func (c *Canvas) Tell(sequence string) {
	c.mu.Lock()
	c.told.WriteString(sequence)
	c.mu.Unlock()
	c.call()
}

func (c *Canvas) call() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// draw draws until the canvas is closed, the context ends or the line breaks.
func (c *Canvas) draw(ctx context.Context) {
	rest := time.NewTimer(pace)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.over:
			return
		case <-c.wake:
		}
		if !c.flush() {
			return
		}
		rest.Reset(pace)
		select {
		case <-ctx.Done():
			return
		case <-c.over:
			return
		case <-rest.C:
		}
	}
}

// flush draws what there is to draw, and reports whether the line took it.
func (c *Canvas) flush() bool {
	c.mu.Lock()
	next, told, width, height := c.next, c.told.String(), c.width, c.height
	c.next = nil
	c.told.Reset()
	c.mu.Unlock()
	drawn := told
	if next != nil {
		drawn += c.screen.draw(*next, width, height)
	}
	return c.write(drawn)
}

func (c *Canvas) write(drawn string) bool {
	if drawn == "" {
		return true
	}
	_, err := io.WriteString(c.out, drawn)
	return err == nil
}

// Close gives the terminal back as it was, if it was taken. Nothing must be
// shown any more.
func (c *Canvas) Close() {
	close(c.over)
	c.group.Wait()
	c.mu.Lock()
	told := c.told.String()
	c.mu.Unlock()
	c.write(told + c.screen.leave())
}

// What a terminal is told when it is taken and when it is given back: a screen
// of its own, no cursor, pastes that say they are, and a mouse that tells.
const (
	taken = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste +
		ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	givenBack = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr +
		ansi.ResetModeBracketedPaste + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable
)

// variable is the value of the last variable with that name.
func variable(environ []string, name string) (value string) {
	for _, one := range environ {
		if v, ok := strings.CutPrefix(one, name+"="); ok {
			value = v
		}
	}
	return value
}
