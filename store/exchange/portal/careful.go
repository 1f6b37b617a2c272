package portal

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	clean "github.com/ogptoolbox/concorde/store/text"
)

func newReader(source []byte) text.Reader { return text.NewReader(source) }

// careful renders those nodes of Markdown that could do more than be read.
type careful struct{}

// RegisterFuncs is called by goldmark.
func (c careful) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, c.link)
	r.Register(ast.KindImage, c.image)
	r.Register(ast.KindAutoLink, c.autoLink)
	r.Register(ast.KindRawHTML, c.rawHTML)
	r.Register(ast.KindHTMLBlock, c.htmlBlock)
}

// web is an address as a link has it; empty where it is not one of the web. A
// link without a scheme would lead to the site itself.
func web(destination []byte) string {
	s := string(destination)
	if !strings.HasPrefix(strings.ToLower(s), "https://") && !strings.HasPrefix(strings.ToLower(s), "http://") {
		return ""
	}
	address, err := clean.Address(s)
	if err != nil {
		return ""
	}
	return html.EscapeString(address)
}

const linkEnd = `" rel="nofollow noopener ugc">`

func (careful) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	address := web(node.(*ast.Link).Destination)
	if address == "" {
		return ast.WalkContinue, nil
	}
	out := "</a>"
	if entering {
		out = `<a href="` + address + linkEnd
	}
	_, err := w.WriteString(out)
	return ast.WalkContinue, err
}

// image is a link to the picture, in the words that stand for it; within a link, the words alone.
func (careful) image(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	address := web(node.(*ast.Image).Destination)
	if address == "" || withinLink(node) {
		return ast.WalkContinue, nil
	}
	out := "</a>"
	if entering {
		out = `<a href="` + address + linkEnd
		if !node.HasChildren() {
			out += address
		}
	}
	_, err := w.WriteString(out)
	return ast.WalkContinue, err
}

func withinLink(node ast.Node) bool {
	for parent := node.Parent(); parent != nil; parent = parent.Parent() {
		switch parent.(type) {
		case *ast.Link, *ast.Image:
			return true
		}
	}
	return false
}

func (careful) autoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	label := html.EscapeString(string(n.Label(source)))
	if address := web(n.URL(source)); address != "" && !withinLink(node) {
		label = `<a href="` + address + linkEnd + label + "</a>"
	}
	_, err := w.WriteString(label)
	return ast.WalkContinue, err
}

func (careful) rawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkSkipChildren, nil
	}
	segments := node.(*ast.RawHTML).Segments
	for i := range segments.Len() {
		segment := segments.At(i)
		if _, err := w.WriteString(html.EscapeString(string(segment.Value(source)))); err != nil {
			return ast.WalkStop, err
		}
	}
	return ast.WalkSkipChildren, nil
}

func (careful) htmlBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	block := node.(*ast.HTMLBlock)
	out := "</p>\n"
	if entering {
		out = "<p>"
		for i := range block.Lines().Len() {
			line := block.Lines().At(i)
			out += html.EscapeString(string(line.Value(source)))
		}
		if block.HasClosure() {
			out += html.EscapeString(string(block.ClosureLine.Value(source)))
		}
	}
	_, err := w.WriteString(out)
	return ast.WalkContinue, err
}
