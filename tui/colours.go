package tui

import (
	"slices"
	"strings"
)

// themeOf is the theme that a terminal's environment decides; empty where the
// terminal has to be asked.
func themeOf(environ []string) ThemeChoice {
	switch term := valueOf(environ, "TERM"); {
	case valueOf(environ, "NO_COLOR") != "" || colourless(term):
		return ThemePlain
	case term == "linux":
		return ThemeDark // a console is, and does not understand the question
	}
	return ""
}

// colourless reports the kinds of terminals that have no colours. Those of old
// go by their number, others say so at the end of their name.
func colourless(term string) bool {
	old := slices.Contains([]string{"vt52", "vt100", "vt102", "vt220", "vt320", "vt420"}, term)
	return old || strings.HasSuffix(term, "-m") || strings.HasSuffix(term, "-mono") || strings.HasSuffix(term, "-bw")
}
