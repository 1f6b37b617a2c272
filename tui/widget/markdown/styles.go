package markdown

import (
	"fmt"
	"image/color"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// styles writes the theme in glamour's terms. Code has no colours of its own:
// glamour keeps one set of them for the whole process, so the first session's
// would be everybody's.
func styles(th *theme.Theme) ansi.StyleConfig {
	title, strong, muted, link := primitive(th.Title), primitive(th.Strong), primitive(th.Muted), primitive(th.Accent)
	heading := func(prefix string) ansi.StyleBlock {
		style := title
		style.Prefix = prefix
		return ansi.StyleBlock{StylePrimitive: style}
	}
	title.BlockSuffix = "\n"
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{},
		BlockQuote:     ansi.StyleBlock{StylePrimitive: muted, Indent: ref(uint(1)), IndentToken: ref("│ ")},
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        ansi.StyleBlock{StylePrimitive: title},
		H1:             heading(""),
		H2:             heading(""),
		H3:             heading("· "),
		H4:             heading("·· "),
		H5:             heading("··· "),
		H6:             heading("···· "),
		Strikethrough:  ansi.StylePrimitive{CrossedOut: ref(true)},
		Emph:           ansi.StylePrimitive{Italic: ref(true)},
		Strong:         strong,
		HorizontalRule: ansi.StylePrimitive{Color: muted.Color, Format: "\n────────\n"},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: theme.MarkOn + " ", Unticked: theme.MarkOff + " "},
		Link:           muted,
		LinkText:       link,
		Image:          muted,
		ImageText:      ansi.StylePrimitive{Format: "[{{.text}}]"},
		Code:           ansi.StyleBlock{StylePrimitive: codeStyle(th)},
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: codeStyle(th), Margin: ref(uint(theme.Indent))}},
		Table:          ansi.StyleTable{},

		DefinitionDescription: ansi.StylePrimitive{BlockPrefix: "\n  "},
	}
}

func codeStyle(th *theme.Theme) ansi.StylePrimitive {
	if th.Colourless() {
		return ansi.StylePrimitive{}
	}
	return ansi.StylePrimitive{Color: hex(th.Info.GetForeground())}
}

// primitive is a style of the theme in glamour's terms.
func primitive(style theme.Ink) ansi.StylePrimitive {
	out := ansi.StylePrimitive{Color: hex(style.GetForeground())}
	if style.GetBold() {
		out.Bold = ref(true)
	}
	return out
}

// hex writes a colour as #rrggbb; nil for the terminal's own.
func hex(c color.Color) *string {
	if _, none := c.(lipgloss.NoColor); none || c == nil {
		return nil
	}
	r, g, b, _ := c.RGBA()
	return ref(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}

func ref[T any](v T) *T { return &v }
