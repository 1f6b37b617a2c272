package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// clipping is what somebody pastes by mistake: more than ten thousand characters
// that can be kept, with lines, controls, escape sequences, wide letters and
// marks among them.
func clipping() string {
	return strings.Repeat("long\r\nlines\t宽e\u0301\x1b[31m\x1b]0;title\x07\x00\u202e שלום \u200b", 700)
}

// Each field of each form takes what fits of a paste, says that the rest did
// not, and nothing else of the form is lost.
func TestALongPasteIntoEveryField(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for _, name := range []string{
		"form", "newcomer", "coalition-form", "coalition-refusal", "code", "translation", "partnership-form", "organisation-form", "commitment-form",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool.look(t, sceneNamed(t, name), "en", sizes()[1], func(d *driver) {
				top, ok := d.shell.top().(*fill.Screen)
				if !ok {
					t.Fatalf("there is no form:\n%s", d.screen())
				}
				for range top.Form().Read() {
					pasteInto(d, top.Form())
					if problems := faults(d, scene{name: name}, nil); len(problems) > 0 {
						t.Fatalf("%s\n%s", strings.Join(problems, "\n"), d.screen())
					}
					d.press("tab")
				}
				if d.shell.top() != top {
					t.Errorf("the form is lost:\n%s", d.screen())
				}
			})
		})
	}
}

// pasteInto pastes into the field with the focus.
func pasteInto(d *driver, m *form.Model) {
	d.t.Helper()
	name := m.Focused()
	before := m.Read()
	d.send(tea.PasteMsg{Content: clipping()})
	for i, field := range m.Read() {
		if field.Name != name {
			if strings.Join(field.Values, "\n") != strings.Join(before[i].Values, "\n") {
				d.t.Errorf("a paste into %s changed %s: %q", name, field.Name, field.Values)
			}
			continue
		}
		text := strings.Join(field.Values, "")
		if strings.ContainsAny(text, "\x1b\x00\x07\u202e") {
			d.t.Errorf("%s holds control characters: %q", name, text)
		}
		if n := len([]rune(text)); n > field.Most {
			d.t.Errorf("%s holds %d characters, more than %d", name, n, field.Most)
		}
		if field.Kind == form.Line || field.Kind == form.Text {
			d.sees("did not fit")
		}
	}
}

// The search and the palette take what can mean something, and go on.
func TestALongPasteWhereOneSearches(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for key, want := range map[string]string{"/": "/ long", ":": "No such command"} {
		pool.look(t, sceneNamed(t, "tools"), "en", sizes()[1], func(d *driver) {
			d.press(key)
			d.send(tea.PasteMsg{Content: clipping()})
			d.sees(want)
			if problems := faults(d, scene{name: key}, nil); len(problems) > 0 {
				t.Fatalf("%s\n%s", strings.Join(problems, "\n"), d.screen())
			}
			d.press("esc")
			d.sees("5 Calls")
		})
	}
}
