package tui

import (
	"os"
	"sync"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// sizes are a phone, the terminal of old, a window, and a screen full.
func sizes() []Size { return []Size{{40, 15}, {80, 24}, {120, 40}, {200, 60}} }

func themes() []ThemeChoice { return []ThemeChoice{ThemePlain, ThemeDark, ThemeLight} }

// pool lends stores with the starter catalogue on which ana has said who she
// is. Most screens only read, and a store that nothing was written to is lent
// again: opening one takes longer than all that is looked at on it.
type pool struct {
	dir string

	mu    sync.Mutex
	clean []*store.Store
}

func newPool(t *testing.T) *pool {
	t.Helper()
	p := &pool{dir: t.TempDir()}
	t.Cleanup(func() {
		for _, s := range p.clean {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	})
	return p
}

// take lends a store, and back takes it again.
func (p *pool) take(t *testing.T) *store.Store {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.clean); n > 0 {
		s := p.clean[n-1]
		p.clean = p.clean[:n-1]
		return s
	}
	dir, err := os.MkdirTemp(p.dir, "")
	if err != nil {
		t.Fatal(err)
	}
	return openCopy(t, os.Getenv(knownName), dir, moment)
}

func (p *pool) back(t *testing.T, s *store.Store, clean bool) {
	t.Helper()
	if clean {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.clean = append(p.clean, s)
		return
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// look opens ana's session in a language and a size, goes to a scene, and hands
// it over to be looked at.
func (p *pool) look(t *testing.T, scene scene, lang string, size Size, look func(*driver)) {
	t.Helper()
	s := p.take(t)
	before := s.Sequence()
	defer func() { p.back(t, s, s.Sequence() == before) }()
	d := sessionWith(t, s, size.Width, size.Height, func(o *Options) { o.Lang = lang })
	d.again()
	scene.keys(d)
	look(d)
}

// wear gives the session another theme, as an answer of its terminal would.
func (d *driver) wear(choice ThemeChoice) {
	*d.shell.Theme = *themeFor(choice)
	d.run(d.shell.refresh())
}
