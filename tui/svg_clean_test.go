package tui

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/vt"
)

// A picture is well-formed whatever is on the screen; it runs nothing, loads
// nothing, and says in words what it is. Lines that touch are one line, and what
// stands after something wide stands where its cells do.
func TestAPictureIsCleanSVG(t *testing.T) {
	t.Parallel()
	terminal := vt.NewSafeEmulator(24, 3)
	defer terminal.Close()
	fmt.Fprint(terminal, "╭──┬──╮ <b>&\"x\"</b>\r\n│▌█│ \x1b[1;31mé\x1b[0m 数字  a b\r\n╰──┴──╯ \x1b[7mreverse\x1b[0m\x1b]52;c;aGk=\x07")
	svg := drawSVG(terminal, "A <title>", "What & why")
	text := readSVG(t, svg)
	for _, want := range []string{"A <title>", "What & why", `<b>&"x"</b>`, "é", "数", "字", "a b", "reverse"} {
		if !text[want] {
			t.Errorf("the picture does not say %q:\n%s", want, svg)
		}
	}
	for _, want := range []string{
		`M9 10H54`, // the frame's top: from corner to corner, under the tee
		`M31.5 10V50`, `M4.5 20V40`,
		`<rect x="9" y="20" width="4" height="20"`, `<rect x="18" y="20" width="9" height="20"`,
		`<text x="45" y="35" fill="#800000" font-weight="bold">é`, `<text x="63" y="35" textLength="18">数`, `<text x="81" y="35" textLength="18">字`,
		`<text x="117" y="35" textLength="27">a b`,
		`<rect x="72" y="40" width="63" height="20" fill="#d8d8d8"/>`, `fill="#16161c">reverse`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture does not have %q:\n%s", want, svg)
		}
	}
}

// readSVG are the texts of a picture; the test fails if there is anything in it
// but shapes and texts.
func readSVG(t *testing.T, svg string) map[string]bool {
	t.Helper()
	texts := make(map[string]bool)
	shapes := " svg title desc g rect path text "
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v:\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.CharData:
			texts[strings.TrimSpace(string(token))] = true
		case xml.StartElement:
			if !strings.Contains(shapes, " "+token.Name.Local+" ") {
				t.Errorf("a picture has a %q", token.Name.Local)
			}
		}
	}
}
