package form

import "github.com/ogptoolbox/concorde/tui/widget/match"

// picker is the choosing in the field with the focus: the letters typed to find
// an option, and where the cursor is among those found.
type picker struct {
	filter string
	found  []int // numbers of options
	at     int   // in found
	aimed  bool  // the reader went to where the cursor is
}

func (p *picker) move(by int) { p.at, p.aimed = p.at+by, true }

// find lists the options that the filter means, with the cursor on the first
// that is chosen already, or on the best.
func (p *picker) find(f *field) {
	labels := make([]string, len(f.Options))
	for i, option := range f.Options {
		labels[i] = option.Label
	}
	p.found, p.at, p.aimed = match.Best(p.filter, labels), 0, p.filter != ""
	if p.filter != "" {
		return
	}
	for i, option := range p.found {
		if f.has(f.Options[option].Value) {
			p.at = i
			return
		}
	}
}

// current is the option under the cursor.
func (p *picker) current(f *field) (Option, bool) {
	if p.at >= len(p.found) {
		return Option{}, false
	}
	return f.Options[p.found[p.at]], true
}

func (p *picker) typed(f *field, text string) {
	p.filter = match.Type(p.filter, text)
	p.find(f)
}

func (p *picker) erase(f *field) {
	if runes := []rune(p.filter); len(runes) > 0 {
		p.filter = string(runes[:len(runes)-1])
		p.find(f)
	}
}

// clear forgets the filter and keeps the cursor on its option.
func (p *picker) clear(f *field) {
	option, ok := p.current(f)
	p.filter = ""
	p.find(f)
	for i, n := range p.found {
		if ok && f.Options[n].Value == option.Value {
			p.at = i
		}
	}
}
