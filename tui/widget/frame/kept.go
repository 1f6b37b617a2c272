package frame

import "github.com/ogptoolbox/concorde/tui/theme"

// Kept is a pane as it was drawn last. Of three panes side by side a key
// changes one or two; the others are not drawn again. The zero value has drawn
// nothing yet.
type Kept struct {
	pane          Pane
	theme         theme.Name
	content       string
	width, height int
	drawn         string
}

// Render is [Pane.Render], which is asked only if something is not as it was.
func (k *Kept) Render(p Pane, th *theme.Theme, content string, width, height int) string {
	if k.drawn != "" && k.pane == p && k.theme == th.Name && k.width == width && k.height == height && k.content == content {
		return k.drawn
	}
	*k = Kept{pane: p, theme: th.Name, content: content, width: width, height: height, drawn: p.Render(th, content, width, height)}
	return k.drawn
}
