package tui

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// stage is a terminal whose owner is told when something they wait for is on it.
type stage struct {
	mu    sync.Mutex
	shown bytes.Buffer
	want  string
	seen  func()
}

func (s *stage) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.shown.Write(p)
	if s.seen != nil && strings.Contains(s.shown.String(), s.want) {
		s.seen()
		s.seen = nil
	}
	return n, err
}

// The curtain says that the catalogue is being opened, and is gone when it is.
func TestTheCurtainSaysThatItOpens(t *testing.T) {
	t.Parallel()
	until := make(chan struct{})
	out := &stage{want: "Ouverture", seen: func() { close(until) }}
	options := Options{Context: t.Context(), Catalogue: allWords(), Lang: "fr"}
	terminal := Terminal{In: &bytes.Buffer{}, Out: out, Environ: []string{"TERM=xterm-256color"}, Width: 80, Height: 24}
	if err := Curtain(options, terminal, until); err != nil {
		t.Error(err)
	}
}

// Who has had enough of waiting leaves.
func TestTheReaderLeavesBeforeTheCurtainRises(t *testing.T) {
	t.Parallel()
	options := Options{Context: t.Context(), Catalogue: allWords(), Lang: "en"}
	terminal := Terminal{In: strings.NewReader("q"), Out: &stage{}, Environ: []string{"TERM=xterm-256color"}, Width: 80, Height: 24}
	if err := Curtain(options, terminal, make(chan struct{})); !errors.Is(err, ErrLeft) {
		t.Errorf("they are told %v", err)
	}
}

// The curtain has the size of its terminal, whatever that is.
func TestTheCurtainFits(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fr", "es"} {
		for _, size := range []tea.WindowSizeMsg{{Width: 1, Height: 1}, {Width: 20, Height: 5}, {Width: 40, Height: 15}, {Width: 200, Height: 60}} {
			for _, ascii := range []bool{true, false} {
				c := &curtain{words: allWords().In(lang), theme: theme.Plain(), ascii: ascii}
				c.Update(size)
				drawn := c.draw()
				if frame.Width(drawn) != size.Width || frame.Height(drawn) != size.Height {
					t.Errorf("%s %+v: %d×%d cells", lang, size, frame.Width(drawn), frame.Height(drawn))
				}
				if ascii && strings.ContainsAny(drawn, "█▀▄…") {
					t.Errorf("%s: in ASCII it is\n%s", lang, drawn)
				}
			}
		}
	}
}
