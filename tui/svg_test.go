package tui

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// The measures of a picture, and the colours of a terminal that has none of its
// own: those that the dark theme was tuned on.
const (
	cellWidth, cellHeight = 9, 20
	pictureMargin         = 12
	baseline              = 15
	terminalInk           = "#d8d8d8"
	terminalGround        = "#16161c"
)

// picture is a screen drawn as SVG. Text is text, each run of it as long as its
// cells, so that columns stand whatever font it is shown in; frames and blocks
// are drawn, so that they join whatever its lines measure.
type picture struct {
	width, height int
	grounds       strings.Builder
	blocks, texts strings.Builder
	strokes       strokes
}

// drawSVG draws what a terminal shows, with words for those who do not see it.
func drawSVG(terminal *vt.SafeEmulator, title, description string) string {
	p := &picture{width: terminal.Width(), height: terminal.Height(), strokes: make(strokes)}
	for y := range p.height {
		p.row(terminal, y)
	}
	wide, high := p.width*cellWidth+2*pictureMargin, p.height*cellHeight+2*pictureMargin
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" role="img" aria-labelledby="title desc">`+"\n",
		-pictureMargin, -pictureMargin, wide, high)
	fmt.Fprintf(&svg, "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", html.EscapeString(title), html.EscapeString(description))
	fmt.Fprintf(&svg, "<rect x=\"%d\" y=\"%[1]d\" width=\"%d\" height=\"%d\" rx=\"10\" fill=\"%s\"/>\n", -pictureMargin, wide, high, terminalGround)
	fmt.Fprintf(&svg, "<g shape-rendering=\"crispEdges\">\n%s</g>\n", p.grounds.String()+p.blocks.String())
	fmt.Fprintf(&svg, "<g fill=\"none\" stroke-linecap=\"square\">\n%s</g>\n", p.strokes.paths())
	fmt.Fprintf(&svg, "<g font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace\" font-size=\"15\" fill=\"%s\">\n%s</g>\n",
		terminalInk, p.texts.String())
	return svg.String() + "</svg>\n"
}

// run is text of one look in cells beside each other.
type run struct {
	x, cells int
	text     string
	look     look
}

// look is how a cell looks, in the words of SVG.
type look struct {
	ink, ground     string
	bold, underline bool
}

func lookOf(style uv.Style) look {
	l := look{
		ink: webColour(style.Fg, terminalInk), ground: webColour(style.Bg, terminalGround),
		bold: style.Attrs&uv.AttrBold != 0, underline: style.Underline != uv.UnderlineNone,
	}
	if style.Attrs&uv.AttrReverse != 0 {
		l.ink, l.ground = l.ground, l.ink
	}
	return l
}

// webColour is a colour as a web page writes it.
func webColour(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// row draws a row of cells: grounds, then what stands on them.
func (p *picture) row(terminal *vt.SafeEmulator, y int) {
	var text, ground run
	for x := 0; x < p.width; x++ {
		content, look, cells := " ", look{ink: terminalInk, ground: terminalGround}, 1
		if cell := terminal.CellAt(x, y); cell != nil && cell.Width > 0 {
			content, look, cells = cell.Content, lookOf(cell.Style), cell.Width
		}
		if look.ground != ground.look.ground {
			p.ground(ground, y)
			ground = run{x: x, look: look}
		}
		ground.cells += cells
		text = p.cell(text, run{x: x, cells: cells, text: content, look: look}, y)
		x += cells - 1
	}
	p.ground(ground, y)
	p.text(text, y)
}

// cell adds a cell to a run, or writes the run and begins another.
func (p *picture) cell(text, cell run, y int) run {
	mark := []rune(cell.text)[0]
	switch {
	case isDrawn(mark):
		p.text(text, y)
		p.draw(mark, cell, y)
		return run{}
	case text.text == "" && cell.text == " ":
		return run{}
	case text.text == "":
		return cell
	// Two blanks end a run, and so does what another font may have to draw, wider or narrower than its cells.
	case cell.look != text.look, cell.text == " " && strings.HasSuffix(text.text, " "), apart(mark), apart([]rune(text.text)[0]):
		p.text(text, y)
		if cell.text == " " {
			return run{}
		}
		return cell
	}
	text.text += cell.text
	text.cells += cell.cells
	return text
}

// apart reports whether a sign stands apart from the text around it.
func apart(mark rune) bool { return mark >= 0x2190 }

// text writes a run of text.
func (p *picture) text(text run, y int) {
	words := strings.TrimRight(text.text, " ")
	if words == "" {
		return
	}
	cells := text.cells - (len(text.text) - len(words))
	fmt.Fprintf(&p.texts, `<text x="%d" y="%d"`, text.x*cellWidth, y*cellHeight+baseline)
	if cells > 1 {
		fmt.Fprintf(&p.texts, ` textLength="%d"`, cells*cellWidth)
	}
	if text.look.ink != terminalInk {
		fmt.Fprintf(&p.texts, ` fill="%s"`, text.look.ink)
	}
	if text.look.bold {
		p.texts.WriteString(` font-weight="bold"`)
	}
	if text.look.underline {
		p.texts.WriteString(` text-decoration="underline"`)
	}
	fmt.Fprintf(&p.texts, ">%s</text>\n", html.EscapeString(words))
}

// ground writes what lies behind a run, if it is not what lies behind everything.
func (p *picture) ground(g run, y int) {
	if g.cells > 0 && g.look.ground != terminalGround {
		rect(&p.grounds, g.x*cellWidth, y*cellHeight, g.cells*cellWidth, cellHeight, g.look.ground)
	}
}

func rect(out *strings.Builder, x, y, width, height int, fill string) {
	fmt.Fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", x, y, width, height, fill)
}
