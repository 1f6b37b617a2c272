// Package theme is the one place where a colour is chosen. The rest of the
// interface speaks of meaning: an accent, a danger, the row under the cursor.
//
// There are three themes: one for dark backgrounds, one for light ones, and a
// plain one for terminals (and people) without colour. Colours are written in
// full; Bubble Tea reduces them to what each client's terminal can show, so a
// theme never asks what terminal it is on.
//
// Colour never carries a meaning alone. Whatever a style says is said a second
// time by weight, by reversal, or by one of the marks below.
//
// A session holds one *Theme and gives it to every widget. When the client
// answers what its background is, the session overwrites what the pointer
// points at, and every widget draws anew:
//
//	*session.Theme = *theme.New(background.IsDark())
package theme

import "charm.land/lipgloss/v2"

// Name tells the themes apart, for caches of text that was drawn with one.
type Name string

// The themes there are.
const (
	DarkName  Name = "dark"
	LightName Name = "light"
	PlainName Name = "plain"
)

// Theme is a set of styles named after what they mean.
type Theme struct {
	// Name says which theme this is.
	Name Name

	// Text is ordinary text, in the terminal's own colour, so that it stays
	// readable when the background is not the one we were told about.
	Text lipgloss.Style
	// Muted is secondary text: a summary under a name, a help line.
	Muted lipgloss.Style
	// Faint is what may be overlooked: separators, hints, empty values.
	Faint lipgloss.Style
	// Accent draws the eye without alarm: links, counters, what is new.
	Accent lipgloss.Style
	// Strong is emphasised text: the name of a tool.
	Strong lipgloss.Style

	// Danger marks errors and what cannot be undone.
	Danger lipgloss.Style
	// Warning marks what deserves a second look.
	Warning lipgloss.Style
	// Success marks what worked.
	Success lipgloss.Style
	// Info marks a neutral notice.
	Info lipgloss.Style

	// Selected is the row under the cursor in the pane that has the focus.
	Selected lipgloss.Style
	// SelectedBlurred is that row while another pane has the focus.
	SelectedBlurred lipgloss.Style
	// Match is the part of a text that a search found.
	Match lipgloss.Style
	// Cursor is the cell where the next letter goes.
	Cursor lipgloss.Style
	// Field is the ground of an input that has the focus.
	Field lipgloss.Style

	// Title heads a pane or a dialog.
	Title lipgloss.Style
	// TabActive is the tab being shown; Tab is any other.
	TabActive, Tab lipgloss.Style
	// Key is the name of a key in a hint.
	Key lipgloss.Style
	// Border draws the frame of a pane, BorderFocused that of the one with the focus.
	Border, BorderFocused lipgloss.Style
	// Badge is a short label on a ground of its own.
	Badge lipgloss.Style
	// Bar fills the bars and sparklines of charts.
	Bar lipgloss.Style
}

// Colourless reports whether the theme says everything by weight and reversal.
func (t *Theme) Colourless() bool { return t.Name == PlainName }

// CursorMark is the mark at the left of the row under the cursor.
func (t *Theme) CursorMark(focused bool) string {
	if focused {
		return t.BorderFocused.Render(MarkCursor)
	}
	return t.Border.Render(MarkCursor)
}

// New returns the theme for a dark or a light background.
func New(dark bool) *Theme {
	if dark {
		return coloured(DarkName, darkPalette())
	}
	return coloured(LightName, lightPalette())
}

// Plain returns the theme without any colour.
func Plain() *Theme {
	base := lipgloss.NewStyle()
	bold, reverse := base.Bold(true), base.Reverse(true)
	return &Theme{
		Name: PlainName,
		Text: base, Muted: base, Faint: base, Accent: bold, Strong: bold,
		Danger: bold, Warning: bold, Success: base, Info: base,
		Selected: reverse, SelectedBlurred: bold, Match: bold.Underline(true), Cursor: reverse, Field: base,
		Title: bold, TabActive: reverse.Bold(true), Tab: base, Key: bold,
		Border: base, BorderFocused: bold, Badge: reverse, Bar: base,
	}
}
