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
	Text Ink
	// Muted is secondary text: a summary under a name, a help line.
	Muted Ink
	// Faint is what may be overlooked: separators, hints, empty values.
	Faint Ink
	// Accent draws the eye without alarm: links, counters, what is new.
	Accent Ink
	// Strong is emphasised text: the name of a tool.
	Strong Ink

	// Danger marks errors and what cannot be undone.
	Danger Ink
	// Warning marks what deserves a second look.
	Warning Ink
	// Success marks what worked.
	Success Ink
	// Info marks a neutral notice.
	Info Ink

	// Selected is the row under the cursor in the pane that has the focus.
	Selected Ink
	// SelectedBlurred is that row while another pane has the focus.
	SelectedBlurred Ink
	// Match is the part of a text that a search found.
	Match Ink
	// Cursor is the cell where the next letter goes.
	Cursor Ink
	// Field is the ground of an input that has the focus.
	Field Ink

	// Title heads a pane or a dialog.
	Title Ink
	// TabActive is the tab being shown; Tab is any other.
	TabActive, Tab Ink
	// Key is the name of a key in a hint.
	Key Ink
	// Border draws the frame of a pane, BorderFocused that of the one with the focus.
	Border, BorderFocused Ink
	// Badge is a short label on a ground of its own.
	Badge Ink
	// Code is a QR code: dark on light, whatever the ground.
	Code Ink
	// Bar fills the bars and sparklines of charts.
	Bar Ink
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
	style := lipgloss.NewStyle()
	base, bold, reverse := newInk(style), newInk(style.Bold(true)), newInk(style.Reverse(true))
	return &Theme{
		Name: PlainName,
		Text: base, Muted: base, Faint: base, Accent: bold, Strong: bold,
		Danger: bold, Warning: bold, Success: base, Info: base,
		Selected: reverse, SelectedBlurred: bold, Match: newInk(style.Bold(true).Underline(true)), Cursor: reverse, Field: base,
		Title: bold, TabActive: newInk(style.Reverse(true).Bold(true)), Tab: base, Key: bold,
		Border: base, BorderFocused: bold, Badge: reverse, Bar: base, Code: base,
	}
}
