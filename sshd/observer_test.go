package sshd

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

// blind is an observer that panics.
type blind struct{}

func (blind) Handshake()     { panic("handshake") }
func (blind) Refused(string) { panic("refused") }

func TestObserverThatPanicsIsLogged(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	c := counter{blind{}, slog.New(slog.NewTextHandler(&log, nil))}
	c.handshake()
	c.refused(CauseFlood)
	for _, want := range []string{"panic=handshake", "panic=refused"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s: %s", want, &log)
		}
	}
	counter{}.refused(CauseFlood) // nobody looks
}
