package wire

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"github.com/ogptoolbox/concorde/store/background"
)

// ErrFlood means that a client sent more than a terminal has reason to send
// without it making one event: an escape sequence or a paste without an end.
var ErrFlood = errors.New("input without an end")

// most is how many bytes one event may take, such as a paste. The decoder looks
// at an unfinished event again with every read, so that more would cost dearly.
const most = 256 << 10

// meant is how long escape waits for what would make it another key.
const meant = 50 * time.Millisecond

// Events hands what is typed at the other end to take, event by event, until
// the context is done (nil), the line ends (nil) or breaks, or its client
// floods it ([ErrFlood]). It returns at once in each case; a read that is
// under way goes on behind it until the line is closed.
//
// Reports of the window's size are not passed on: a client's size comes by the
// protocol, where it is checked.
func Events(ctx context.Context, logger *slog.Logger, line io.Reader, take func(uv.Event)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := open(ctx, logger, line)
	var t typing
	late := time.NewTimer(meant)
	late.Stop()
	defer late.Stop()
	for unread := 0; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-late.C:
			t.end(take)
		case chunk, more := <-s.chunks:
			if !more {
				t.end(take)
				return s.end()
			}
			if unread += len(chunk); t.add(chunk, take) {
				unread = 0
			}
			if unread > most {
				return ErrFlood
			}
		}
		if t.waits() {
			late.Reset(meant)
		} else {
			late.Stop()
		}
	}
}

// NewInlet returns what is typed at the other end, until the line or the context
// ends. A read of the line that is under way goes on behind it until the line is
// closed. It is for one goroutine.
func NewInlet(ctx context.Context, logger *slog.Logger, line io.Reader) io.Reader {
	return open(ctx, logger, line)
}

func open(ctx context.Context, logger *slog.Logger, line io.Reader) *source {
	s := &source{ctx: ctx, chunks: make(chan []byte)}
	background.Go(logger, "read the line", func() { s.pump(line) })
	return s
}

// source is a line whose reading ends with a context.
type source struct {
	ctx    context.Context
	chunks chan []byte
	broken error // why the chunks ended
	rest   []byte
}

// pump reads the line until it ends. It is the one who waits for it.
func (s *source) pump(line io.Reader) {
	defer close(s.chunks)
	buffer := make([]byte, 4096)
	for {
		n, err := line.Read(buffer)
		if n > 0 {
			select {
			case s.chunks <- append([]byte(nil), buffer[:n]...):
			case <-s.ctx.Done():
				return
			}
		}
		if err != nil {
			s.broken = err
			return
		}
	}
}

// Read gives what was typed.
func (s *source) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		select {
		case <-s.ctx.Done():
			return 0, io.EOF
		case chunk, ok := <-s.chunks:
			if !ok {
				return 0, cmp.Or(s.end(), io.EOF)
			}
			s.rest = chunk
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// end is why the chunks ended, nil if the line did.
func (s *source) end() error {
	if errors.Is(s.broken, io.EOF) {
		return nil
	}
	return s.broken
}
