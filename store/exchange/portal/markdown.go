package portal

import (
	"bytes"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"github.com/ogptoolbox/concorde/store/text"
)

// prose makes HTML of the Markdown that people write: of paragraphs, lists,
// quotations, code, emphasis, headings below those of the page, and links that
// lead to the web. What they write of HTML stands there as they wrote it, and
// of a picture there is the link: the site loads nothing from elsewhere.
type prose struct{ markdown goldmark.Markdown }

func newProse() *prose {
	return &prose{goldmark.New(
		goldmark.WithExtensions(extension.Strikethrough),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(careful{}, 100))),
	)}
}

// html is a text as HTML; one that is made to be slow is shown as it was written.
func (p *prose) html(source string) template.HTML {
	source = text.Block(source)
	if source == "" {
		return ""
	}
	if costly(source) {
		return template.HTML("<p>" + strings.ReplaceAll(template.HTMLEscapeString(source), "\n", "<br>") + "</p>")
	}
	raw := []byte(source)
	root := p.markdown.Parser().Parse(newReader(raw), parser.WithContext(parser.NewContext()))
	lower(root)
	var out bytes.Buffer
	if err := p.markdown.Renderer().Render(&out, raw, root); err != nil { // a buffer takes everything
		return template.HTML("<p>" + template.HTMLEscapeString(source) + "</p>")
	}
	return template.HTML(visible(out.String()))
}

// lower puts the headings below those of the page, and in order.
func lower(root ast.Node) {
	const above = 2
	last := above
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // nothing in it fails
		if heading, ok := node.(*ast.Heading); ok && entering {
			heading.Level = min(heading.Level+above, last+1, 6)
			last = heading.Level
		}
		return ast.WalkContinue, nil
	})
}

// visible takes out what Markdown made of entities and what nobody would see.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u200c' || r == '\u200d':
			return r
		case r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp):
			return -1
		}
		return r
	}, s)
}

// costly reports a text that would take Markdown long to make sense of: nobody
// nests quotations, lists or brackets that deep.
func costly(source string) bool {
	const deepest = 32
	for line := range strings.SplitSeq(source, "\n") {
		marks := 0
		for i := range len(line) {
			if strings.IndexByte("*_`~<", line[i]) >= 0 {
				marks++
			}
		}
		if marks > 16*deepest || strings.Count(line, ">") > deepest || strings.Count(line, "[") > 4*deepest {
			return true
		}
		if nested(line) > deepest || len(line)-len(strings.TrimLeft(line, " \t")) > 4*deepest {
			return true
		}
	}
	return false
}

// nested counts the marks of lists at the beginning of a line, such as "- - - x".
func nested(line string) int {
	depth := 0
	for word := range strings.FieldsSeq(line) {
		if strings.Trim(word, "-+*>0123456789.)") != "" {
			break
		}
		depth++
	}
	return depth
}
