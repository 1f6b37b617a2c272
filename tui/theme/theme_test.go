package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
)

// The backgrounds that people have: pure black and white, and those of the
// schemes found on most laptops.
func darkGrounds() []string  { return []string{"#000000", "#16161c", "#1e1e2e", "#002b36", "#282c34"} }
func lightGrounds() []string { return []string{"#ffffff", "#fafafa", "#fdf6e3", "#eff1f5"} }

func linear(v uint32) float64 {
	c := float64(v) / 0xffff
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func isSet(c color.Color) bool {
	_, none := c.(lipgloss.NoColor)
	return c != nil && !none
}

// styles lists every style of a theme by the name of its field, so that a
// style added later is tested too.
func styles(t *Theme) map[string]Ink {
	found := map[string]Ink{}
	v := reflect.ValueOf(*t)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(Ink); ok {
			found[v.Type().Field(i).Name] = s
		}
	}
	return found
}

func TestContrastWithWCAGReference(t *testing.T) {
	t.Parallel()
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.01 {
		t.Fatalf("black on white: %.2f, the standard says 21", got)
	}
}

func TestTextIsReadable(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{true, false} {
		grounds := lightGrounds()
		if dark {
			grounds = darkGrounds()
		}
		for name, style := range styles(New(dark)) {
			for _, ground := range grounds {
				checkReadable(t, fmt.Sprintf("dark=%v %s on %s", dark, name, ground), style, lipgloss.Color(ground), name)
			}
		}
	}
}

func checkReadable(t *testing.T, what string, style Ink, ground color.Color, name string) {
	t.Helper()
	ink := style.GetForeground()
	if !isSet(ink) {
		return
	}
	if isSet(style.GetBackground()) {
		ground = style.GetBackground()
	}
	least := 4.5
	if name == "Border" || name == "Bar" {
		least = 3 // WCAG's minimum for what is not text
	}
	if got := contrast(ink, ground); got < least {
		t.Errorf("%s: contrast %.2f, wanted %.1f", what, got, least)
	}
}

// Coloured words stay readable inside the row under the cursor.
func TestInksAreReadableOnSelectedRow(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{true, false} {
		th := New(dark)
		inks := map[string]Ink{"Muted": th.Muted, "Faint": th.Faint, "Accent": th.Accent, "Danger": th.Danger,
			"Warning": th.Warning, "Success": th.Success, "Info": th.Info, "Title": th.Title, "Key": th.Key}
		for _, row := range []Ink{th.Selected, th.SelectedBlurred, th.Field} {
			for name, ink := range inks {
				if got := contrast(ink.GetForeground(), row.GetBackground()); got < 4.5 {
					t.Errorf("dark=%v: %s on a selected row has contrast %.2f", dark, name, got)
				}
			}
		}
	}
}

func TestPlainHasNoColour(t *testing.T) {
	t.Parallel()
	for name, style := range styles(Plain()) {
		out := style.Render("word")
		for _, colour := range []string{"[3", ";3", "[4;3", "38;", "48;", "[9"} {
			if strings.Contains(out, colour) {
				t.Errorf("%s of the plain theme writes a colour: %q", name, out)
			}
		}
	}
}

// What must be told apart is told apart without colour, in every theme.
func TestMeaningDoesNotRestOnColour(t *testing.T) {
	t.Parallel()
	for _, th := range []*Theme{New(true), New(false), Plain()} {
		plain := func(s Ink) string {
			return s.UnsetForeground().UnsetBackground().Render("word")
		}
		if th.Colourless() && plain(th.Selected) == plain(th.Text) {
			t.Errorf("%s: the selected row looks like any other", th.Name)
		}
		for name, style := range map[string]Ink{"TabActive": th.TabActive, "Match": th.Match, "Key": th.Key, "Cursor": th.Cursor} {
			if plain(style) == plain(th.Text) {
				t.Errorf("%s: without colour, %s looks like plain text", th.Name, name)
			}
		}
	}
}

func TestSwitchingThemeInPlace(t *testing.T) {
	t.Parallel()
	session := New(true)
	held := session // what a widget keeps
	*session = *New(false)
	if held.Name != LightName || held.Accent.Render("x") != New(false).Accent.Render("x") {
		t.Fatal("a widget that holds the theme did not see it change")
	}
}
