package wire_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/tui/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestWhatIsTypedComesInOrderUntilTheLineEnds(t *testing.T) {
	t.Parallel()
	var typed strings.Builder
	err := wire.Events(t.Context(), quiet(), strings.NewReader("ab\x1b[A\x1b[8;999;999tc"), func(event uv.Event) {
		if key, ok := event.(uv.KeyPressEvent); ok {
			typed.WriteString(key.String() + " ")
		} else {
			t.Errorf("an event that nobody typed: %T", event)
		}
	})
	if err != nil || typed.String() != "a b up c " {
		t.Errorf("%q, %v", typed.String(), err)
	}
}

// A paste without an end takes no more memory than a long one.
func TestAFloodEndsTheLine(t *testing.T) {
	t.Parallel()
	flood := io.MultiReader(strings.NewReader("\x1b]52;c;"), endless{})
	if err := wire.Events(t.Context(), quiet(), flood, func(uv.Event) {}); !errors.Is(err, wire.ErrFlood) {
		t.Errorf("%v, expected ErrFlood", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestASilentLineIsLeftWithTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	defer typed.Close()
	err := wire.Events(ctx, quiet(), in, first(typed, cancel))
	if err != nil {
		t.Error(err)
	}
}

// first ends the context at the first event; the line stays open.
func first(typed io.Writer, cancel func()) func(uv.Event) {
	go io.WriteString(typed, "a")
	return func(uv.Event) { cancel() }
}

func TestLinesEndAsATerminalWantsThem(t *testing.T) {
	t.Parallel()
	var drawn bytes.Buffer
	out := wire.NewOutlet(t.Context(), quiet(), &drawn, func() { t.Error("it failed") })
	n, err := out.Write([]byte("a\nb\r\nc"))
	out.Close()
	if n != 6 || err != nil || drawn.String() != "a\r\nb\r\nc" {
		t.Errorf("%d, %v: %q", n, err, drawn.String())
	}
}

func TestABrokenLineIsToldOnce(t *testing.T) {
	t.Parallel()
	in, line := io.Pipe()
	in.Close()
	told := 0
	out := wire.NewOutlet(t.Context(), quiet(), line, func() { told++ })
	for range 3 {
		if _, err := out.Write([]byte("a")); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%v, expected a closed pipe", err)
		}
	}
	out.Close()
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

// Nobody waits for somebody who does not read, once the session is over.
func TestAnUnreadLineIsGivenUpWithTheSession(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	unread, line := io.Pipe()
	out := wire.NewOutlet(ctx, quiet(), line, func() {})
	cancel()
	if _, err := out.Write([]byte("a")); !errors.Is(err, wire.ErrGone) {
		t.Errorf("%v, expected ErrGone", err)
	}
	out.Close()
	unread.Close()
}
