package tui

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// styled writes what a session shows with the name of each style before what is
// drawn in it: ‹Title›Tools‹›. The names are those of the theme, so that the
// dark one and the light one read the same.
func styled(d *driver) string {
	names := namesOf(d.shell.Theme)
	var b strings.Builder
	for line := range strings.SplitSeq(d.drawn(), "\n") {
		cells, _ := cellsOf(line)
		now := style{}
		var written strings.Builder
		for _, c := range cells {
			if c.style != now {
				written.WriteString("‹" + names.of(c.style) + "›")
				now = c.style
			}
			written.WriteString(c.text)
		}
		b.WriteString(strings.TrimRight(strings.TrimSuffix(written.String(), "‹›"), " ") + "\n")
	}
	return b.String()
}

// names are what styles, colours and grounds are called.
type names struct {
	styles       map[style]string
	inks, ground map[string]string
}

func namesOf(t *theme.Theme) names {
	n := names{map[style]string{{}: ""}, map[string]string{}, map[string]string{}}
	for _, ink := range inksOf(t) {
		s := styleOf(ink.Ink)
		name(n.styles, s, ink.name)
		name(n.inks, s.fg, ink.name)
		name(n.ground, s.bg, ink.name)
	}
	return n
}

// name keeps the first name of what has several.
func name[K comparable](names map[K]string, of K, is string) {
	if _, named := names[of]; !named {
		names[of] = is
	}
}

func (n names) of(s style) string {
	if name, ok := n.styles[s]; ok && s.fg+s.bg != "" {
		return name
	}
	var parts []string
	if s.fg != "" {
		parts = append(parts, n.inks[s.fg])
	}
	if s.bg != "" {
		parts = append(parts, "on "+n.ground[s.bg])
	}
	for _, attribute := range []struct {
		on   bool
		name string
	}{{s.bold, "bold"}, {s.italic, "italic"}, {s.under, "underlined"}, {s.reverse, "reversed"}, {s.crossed, "crossed"}} {
		if attribute.on {
			parts = append(parts, attribute.name)
		}
	}
	return strings.Join(parts, " ")
}
