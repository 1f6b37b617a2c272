package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
)

// ErrGone means that nobody at the other end takes what is drawn any more.
var ErrGone = errors.New("the line is gone")

// grace is how long the other end has to take the last words, after the
// session ended.
const grace = time.Second

// Outlet draws on a terminal somewhere else. It waits for a slow reader while
// the session lasts, and a second longer; then it gives up, and whoever draws
// is not held up by somebody who does not read. Make it with [NewOutlet].
//
// It writes a line's end as a terminal in raw mode wants it, with a carriage
// return. Its methods may be called by several goroutines at once.
type Outlet struct {
	mu      sync.Mutex // one write at a time
	handed  chan []byte
	results chan error
	gone    chan struct{}
	once    sync.Once
	failed  func()
	err     error
	group   *background.Group
	closed  chan struct{}
}

// NewOutlet returns an outlet onto a line for as long as the context lasts.
// When the line breaks, failed is called, once.
func NewOutlet(ctx context.Context, logger *slog.Logger, line io.Writer, failed func()) *Outlet {
	o := &Outlet{
		handed: make(chan []byte), results: make(chan error, 1), gone: make(chan struct{}), closed: make(chan struct{}),
		failed: failed, group: background.NewGroup(logger),
	}
	background.Go(logger, "write to the line", func() { o.pump(line) })
	o.group.Go("give up the line", func() { o.giveUp(ctx) })
	return o
}

// pump writes what it is handed. It is the one who waits for the line.
func (o *Outlet) pump(line io.Writer) {
	for {
		select {
		case <-o.gone:
			return
		case p := <-o.handed:
			_, err := line.Write(p)
			o.results <- err // has room: there is one write at a time
		}
	}
}

// giveUp lets nobody wait for the line longer than a while after the session.
func (o *Outlet) giveUp(ctx context.Context) {
	defer o.once.Do(func() { close(o.gone) })
	select {
	case <-o.closed:
		return
	case <-ctx.Done():
	}
	late := time.NewTimer(grace)
	defer late.Stop()
	select {
	case <-o.closed:
	case <-late.C:
	}
}

// Write draws, and returns when the line took it.
func (o *Outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err != nil {
		return 0, o.err
	}
	if o.err = o.write(raw(p)); o.err != nil {
		o.failed()
		return 0, o.err
	}
	return len(p), nil
}

func (o *Outlet) write(p []byte) error {
	select {
	case o.handed <- p:
	case <-o.gone:
		return ErrGone
	}
	select {
	case err := <-o.results:
		if err != nil {
			return fmt.Errorf("draw on the line: %w", err)
		}
		return nil
	case <-o.gone:
		return ErrGone
	}
}

// Close ends the outlet, and not the line. There must be no Write any more.
func (o *Outlet) Close() {
	close(o.closed)
	o.group.Wait()
}

// raw is a copy of p in which every line feed follows a carriage return.
func raw(p []byte) []byte {
	out := make([]byte, 0, len(p)+bytes.Count(p, []byte{'\n'}))
	for i, b := range p {
		if b == '\n' && (i == 0 || p[i-1] != '\r') {
			out = append(out, '\r')
		}
		out = append(out, b)
	}
	return out
}
