// Package qr draws an address as a code that a phone reads off the screen.
//
// A module of the code is half a cell, so that it is square; the quiet zone
// around it is drawn too, since a terminal's own ground is not white. Dark is
// dark and light is light in each theme: phones that read a code in negative
// are not the rule.
package qr

import (
	"fmt"
	"strings"

	goqr "github.com/piglig/go-qr"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// quiet is how many light modules are left around the code: less than the four
// of ISO/IEC 18004, which phones do not need, so that it fits 24 lines.
const quiet = 2

// Encode returns the lines of a code for a text, all of them of one width. The
// least correction is enough: a screen has no scratches.
func Encode(text string) ([]string, error) {
	code, err := goqr.EncodeText(text, goqr.Low)
	if err != nil {
		return nil, fmt.Errorf("encode %d bytes as a QR code: %w", len(text), err)
	}
	size := code.Size()
	var lines []string
	for y := -quiet; y < size+quiet; y += 2 {
		var b strings.Builder
		for x := -quiet; x < size+quiet; x++ {
			b.WriteRune(half(code.Module(x, y), code.Module(x, y+1)))
		}
		lines = append(lines, b.String())
	}
	return lines, nil
}

// half is two modules, one above the other, drawn in dark on light.
func half(above, below bool) rune {
	switch {
	case above && below:
		return '█'
	case above:
		return '▀'
	case below:
		return '▄'
	}
	return ' '
}

// View draws a code in the theme: dark on light, or, without colours, the light
// parts as blocks, for the dark ground that such a terminal mostly has.
func View(th *theme.Theme, lines []string) []string {
	drawn := make([]string, len(lines))
	for i, line := range lines {
		if th.Colourless() {
			line = strings.Map(negative, line)
		}
		drawn[i] = th.Code.Render(line)
	}
	return drawn
}

func negative(r rune) rune {
	switch r {
	case '█':
		return ' '
	case ' ':
		return '█'
	case '▀':
		return '▄'
	}
	return '▀'
}
