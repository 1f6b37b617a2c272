package publiccode

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	clean "github.com/ogptoolbox/concorde/store/text"
)

// File is a publiccode.yml as far as it could be read.
type File struct {
	root     *node
	problems []Problem // met while reading
}

// Read reads a file. What of it is no YAML is left out and told by [File.Check];
// only if nothing at all can be read, or if it passes a limit, is there an error,
// a [RefusedError].
func Read(data []byte) (*File, error) {
	s, problems, err := decoded(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(s) == "" {
		return nil, &RefusedError{Why: Nothing}
	}
	if separators(s) > 3*MaxValues { // before the reader of YAML makes something of each
		return nil, &RefusedError{Why: TooMany, Limit: MaxValues}
	}
	document, more, err := repaired(s)
	if err != nil {
		return nil, err
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) == 0 {
		return nil, &RefusedError{Why: NotPubliccode}
	}
	return build(document.Content[0], append(problems, more...))
}

func build(y *yaml.Node, problems []Problem) (*File, error) {
	b := newBuilder()
	root, err := b.build(y, 0)
	if err != nil {
		return nil, err
	}
	if root.kind != section {
		return nil, &RefusedError{Why: NotPubliccode, Line: root.line}
	}
	return &File{root: root, problems: append(problems, b.problems...)}, nil
}

// separators bounds how many values there may be in a text.
func separators(s string) (n int) {
	for i := range len(s) {
		switch s[i] {
		case '\n', ',', '[', '{', ':', '-', '?':
			n++
		}
	}
	return n
}

// Looks reports whether a text may be a publiccode.yml, at a glance: enough to
// decide whether to read what somebody pasted.
func Looks(s string) bool {
	return strings.Contains(s, "publiccodeYmlVersion") || strings.Contains(s, "publiccode-yaml-version")
}

// IsRefused reports whether an error says that nothing could be read.
func IsRefused(err error) bool {
	var refused *RefusedError
	return errors.As(err, &refused)
}

// shown is what may be repeated of a stranger's text.
func shown(s string) string {
	const most = 60
	if len(s) > 8*most {
		s = strings.ToValidUTF8(s[:8*most], "")
	}
	runes := []rune(clean.Line(s))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
