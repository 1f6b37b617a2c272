// Package facets is the panel by which a list is narrowed: groups of values,
// each with how many rows it would leave, to be ticked.
//
// A panel is rarely as high as all its values. The group with the cursor shows
// as many of them as it can; the others share what is left, say how many they
// hide, and always show what is ticked in them before what is not.
package facets

import (
	"slices"
	"strconv"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// Value is something to tick.
type Value struct {
	Value, Label string
	Count        int
	Selected     bool
}

// Group is the values of one facet.
type Group struct {
	Name, Label string
	Values      []Value
}

// Labels are the panel's own words.
type Labels struct {
	// More says how many values are hidden, such as "4 more".
	More func(n int) string
	// Number writes a count.
	Number func(n int) string
	// Empty is said when there is nothing to tick.
	Empty string
}

// Model is a panel on a screen. Make it with New.
type Model struct {
	theme  *theme.Theme
	labels Labels
	groups []Group

	width, height int
	focused       bool

	group, value int // where the cursor is
	top          int // the first line shown, when even the headings do not fit

	drawn   string // until something of the above changes
	drawnAs theme.Name
}

// New returns a panel without groups.
func New(th *theme.Theme, labels Labels) *Model {
	if labels.Number == nil {
		labels.Number = strconv.Itoa
	}
	if labels.More == nil {
		labels.More = func(n int) string { return "+" + labels.Number(n) }
	}
	return &Model{theme: th, labels: labels}
}

// SetLabels changes the panel's words, when the reader changes language.
func (m *Model) SetLabels(labels Labels) { m.labels, m.drawn = New(m.theme, labels).labels, "" }

// SetSize gives the panel its cells.
func (m *Model) SetSize(width, height int) {
	m.width, m.height, m.drawn = max(width, 0), max(height, 0), ""
}

// SetFocused says whether keys go to this panel, which its cursor shows.
func (m *Model) SetFocused(focused bool) { m.focused, m.drawn = focused, "" }

// SetGroups replaces what can be ticked; groups without values are left out.
// The cursor stays on its value, or on its group.
func (m *Model) SetGroups(groups []Group) {
	name, value := m.place()
	m.drawn = ""
	m.groups = slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return len(g.Values) == 0 })
	m.group, m.value = min(m.group, max(len(m.groups)-1, 0)), 0
	for i, group := range m.groups {
		if group.Name != name {
			continue
		}
		m.group = i
		m.value = max(slices.IndexFunc(group.Values, func(v Value) bool { return v.Value == value }), 0)
	}
}

func (m *Model) place() (group, value string) {
	if g, v, ok := m.Current(); ok {
		return g.Name, v.Value
	}
	return "", ""
}

// Current is the value under the cursor and its group; false if there is none.
func (m *Model) Current() (Group, Value, bool) {
	if m.group >= len(m.groups) {
		return Group{}, Value{}, false
	}
	g := m.groups[m.group]
	return g, g.Values[m.value], true
}

// Selected lists what is ticked, by the names of the groups.
func (m *Model) Selected() map[string][]string {
	ticked := make(map[string][]string)
	for _, group := range m.groups {
		for _, value := range group.Values {
			if value.Selected {
				ticked[group.Name] = append(ticked[group.Name], value.Value)
			}
		}
	}
	return ticked
}

// Toggle ticks or unticks the value under the cursor; false if there is none.
func (m *Model) Toggle() bool {
	if _, _, ok := m.Current(); !ok {
		return false
	}
	v := &m.groups[m.group].Values[m.value]
	v.Selected, m.drawn = !v.Selected, ""
	return true
}

// Clear unticks everything and reports whether anything was ticked.
func (m *Model) Clear() bool {
	any := false
	m.drawn = ""
	for _, group := range m.groups {
		for i := range group.Values {
			any = any || group.Values[i].Selected
			group.Values[i].Selected = false
		}
	}
	return any
}

// Groups are what can be ticked, as it is now.
func (m *Model) Groups() []Group { return m.groups }
