package sshd

import (
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// How much of a client's environment is kept.
const (
	mostVariables = 16
	mostVariable  = 128 // bytes of NAME=value
)

// environ is what a client says of itself before its session begins.
type environ struct{ list []string }

// set keeps a variable, or reports that it does not: only those are kept that say how to draw for somebody and in which
// language, only so many, and only such values as could stand in a terminal's own environment. Nothing of it gets to
// the environment of a process.
func (e *environ) set(name, value string) bool {
	variable := name + "=" + value
	if !listed(name) || len(variable) > mostVariable || !plain(value) {
		return false
	}
	for i, before := range e.list {
		if strings.HasPrefix(before, name+"=") {
			e.list[i] = variable
			return true
		}
	}
	if len(e.list) >= mostVariables {
		return false
	}
	e.list = append(e.list, variable)
	return true
}

func listed(name string) bool {
	switch name {
	case "LANG", "LANGUAGE", "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TZ",
		"LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_NUMERIC", "LC_TIME", "LC_MONETARY", "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION":
		return true
	}
	return false
}

// plain reports whether a value is printable ASCII.
func plain(value string) bool {
	for i := range len(value) {
		if value[i] < ' ' || value[i] > '~' {
			return false
		}
	}
	return true
}

// mostLogged is how many characters of what a client says go into a log.
const mostLogged = 64

// forLog makes what a client says fit for a log: one line of harmless characters, and not a long one.
func forLog(s string) string {
	if len(s) > 8*mostLogged { // cleaning is not for free, and this is before anyone logged in
		s = s[:8*mostLogged]
	}
	count := 0
	clean := text.Line(s)
	for i := range clean {
		if count++; count > mostLogged {
			return clean[:i]
		}
	}
	return clean
}
