package portal_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// Text can be told from its ground on light and on dark screens, as WCAG 2
// counts: at least 4.5 to 1.
func TestContrast(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("assets/portal.css")
	if err != nil {
		t.Fatal(err)
	}
	sets := regexp.MustCompile(`--ground:[^}]*`).FindAllString(string(css), -1)
	if len(sets) != 2 {
		t.Fatalf("there are %d sets of colours", len(sets))
	}
	for n, set := range sets {
		colours := make(map[string]float64)
		for _, found := range regexp.MustCompile(`--(\w+): #(\w{6})`).FindAllStringSubmatch(set, -1) {
			colours[found[1]] = luminance(t, found[2])
		}
		for _, pair := range [][2]string{
			{"text", "ground"}, {"quiet", "ground"}, {"link", "ground"}, {"strong", "ground"}, {"over", "strong"},
			{"text", "raised"}, {"quiet", "raised"}, {"link", "raised"},
		} {
			a, b := colours[pair[0]], colours[pair[1]]
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
				t.Errorf("set %d: %s on %s has a contrast of %.2f", n+1, pair[0], pair[1], ratio)
			}
		}
	}
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift int) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
