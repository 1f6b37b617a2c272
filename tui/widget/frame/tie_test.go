package frame

import (
	"strings"
	"testing"
)

// What reads as one stays on one line: a number with what it counts or closes,
// a dot with the word before it, and the letters of a web address.
func TestWrapKeepsTogetherWhatReadsAsOne(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"Governments 1 · Civil society 1 · Researchers 1", 22, "Governments 1 · Civil|society 1 ·|Researchers 1"},
		{"Marie Delorme (you) · 21 min ago", 26, "Marie Delorme (you) ·|21 min ago"},
		{"Procurement: Kofi Asante (29 Nov 2026)", 34, "Procurement: Kofi Asante|(29 Nov 2026)"},
		{"Tools that others use for the same: 1", 36, "Tools that others use for the|same: 1"},
		{"https://example.org/one-two-three", 22, "https://example.org/on|e-two-three"},
		{"one-two-three four", 16, "one-two-three|four"},
		{"a 1", 4, "a 1"},
	} {
		if got := strings.Join(Wrap(test.text, test.width), "|"); got != test.want {
			t.Errorf("%d cells: %q, wanted %q", test.width, got, test.want)
		}
	}
}
