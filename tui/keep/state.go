package keep

import (
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// Form is a form that somebody began to fill in.
type Form struct {
	Key    string              `json:"key"` // tells it from the key's other forms
	From   Origin              `json:"from"`
	Values map[string][]string `json:"values"` // the fields that were changed; an empty one was emptied
	Open   bool                `json:"open"`   // it was on the screen, and not put away as a draft
	Began  time.Time           `json:"began"`
	At     time.Time           `json:"at"` // the last letter
}

// Origin is how to open a form again: what it is about, by kinds and
// identifiers in text form.
type Origin struct {
	Kind       string `json:"kind"`
	Record     string `json:"record,omitempty"` // that it edits
	Revision   uint64 `json:"revision,omitempty"`
	AroundKind string `json:"around_kind,omitempty"`
	Around     string `json:"around,omitempty"` // that a new one is around
	Name       string `json:"name,omitempty"`
	Field      string `json:"field,omitempty"` // of a translation: which text, and into which language
	Lang       string `json:"lang,omitempty"`
}

// Place is where somebody was.
type Place struct {
	Tab  string    `json:"tab,omitempty"`
	View View      `json:"view,omitzero"`
	Open []Ref     `json:"open,omitempty"` // the records opened over the tab, the last on top
	At   time.Time `json:"at,omitzero"`
}

// View is how somebody looked at a list.
type View struct {
	Query   string              `json:"query,omitempty"`
	Filters map[string][]string `json:"filters,omitempty"`
	Sort    int                 `json:"sort,omitempty"`
	Row     string              `json:"row,omitempty"` // the record under the cursor
	Focus   string              `json:"focus,omitempty"`
}

// Ref names a record.
type Ref struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// state is what lies on a desk.
type state struct {
	Version int    `json:"version"`
	Forms   []Form `json:"forms,omitempty"` // the one typed in last, last
	Place   Place  `json:"place,omitzero"`
	Marks   Marks  `json:"marks,omitzero"`
	Toured  uint   `json:"toured,omitempty"` // which steps of the tour were done, a bit for each
}

// version is that of the files. One of another version is put aside.
const version = 1

// The most that lies on one desk.
const (
	mostForms = 20
	mostForm  = 256 << 10 // bytes of a form's values
	mostOpen  = 20        // records opened over each other
	mostFile  = mostForms*2*mostForm + 64<<10
)

func (s *state) empty() bool {
	return len(s.Forms) == 0 && s.Place.Tab == "" && s.Toured == 0 && s.Marks.Seen == 0 && len(s.Marks.Done) == 0
}

func (s *state) find(key string) int {
	return slices.IndexFunc(s.Forms, func(f Form) bool { return f.Key == key })
}

// put lays a form on top; the lowest falls off a full desk.
func (s *state) put(f Form) {
	if at := s.find(f.Key); at >= 0 {
		f.Began = s.Forms[at].Began
		s.Forms = slices.Delete(s.Forms, at, at+1)
	}
	s.Forms = append(s.Forms, f)
	if extra := len(s.Forms) - mostForms; extra > 0 {
		s.Forms = slices.Delete(s.Forms, 0, extra)
	}
}

// size is how many bytes a form's values take.
func size(values map[string][]string) int {
	n := 0
	for name, some := range values {
		n += len(name)
		for _, value := range some {
			n += len(value)
		}
	}
	return n
}

// clean makes what was read from a file fit to be shown: the file may have
// been changed by other hands.
func (s *state) clean() {
	s.Forms = slices.DeleteFunc(s.Forms, func(f Form) bool { return f.Key == "" || size(f.Values) > mostForm })
	s.Forms = s.Forms[max(len(s.Forms)-mostForms, 0):]
	for i := range s.Forms {
		s.Forms[i].Values = cleanAll(s.Forms[i].Values, text.Block)
		s.Forms[i].From.Name = text.Line(s.Forms[i].From.Name)
	}
	s.Place.View.Query = text.Line(s.Place.View.Query)
	s.Place.View.Filters = cleanAll(s.Place.View.Filters, text.Line)
	s.Place.Open = s.Place.Open[:min(len(s.Place.Open), mostOpen)]
	s.Marks.clean()
}

func cleanAll(values map[string][]string, clean func(string) string) map[string][]string {
	out := make(map[string][]string, len(values))
	for name, some := range values {
		cleaned := make([]string, len(some))
		for i, value := range some {
			cleaned[i] = clean(value)
		}
		out[text.Line(name)] = cleaned
	}
	return out
}
