package publiccode

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// mostRepairs is how many broken places of a file are worked around.
const mostRepairs = 12

// repaired reads the first document of a text. Where it is broken, the section
// of the top in which that is, is told and left out, and the rest is read.
func repaired(s string) (*yaml.Node, []Problem, error) {
	document, more, err := parse(s)
	if err == nil {
		return document, more, nil
	}
	if untabbed, problems := withoutTabs(s); len(problems) > 0 {
		if document, more, err := parse(untabbed); err == nil {
			return document, append(problems, more...), nil
		}
	}
	return withoutBroken(s, err)
}

func withoutBroken(s string, err error) (*yaml.Node, []Problem, error) {
	first := broken(err)
	lines := strings.Split(s, "\n")
	var problems []Problem
	for range mostRepairs {
		line := min(max(lineIn(lines, err), 1), len(lines))
		from, to := around(lines, line)
		if from < 0 {
			break
		}
		problems = append(problems, Problem{Line: line, Column: 1, Key: keyOf(lines[from]), Code: Syntax, Value: reasonOf(err)})
		for i := from; i < to; i++ {
			lines[i] = ""
		}
		document, more, failed := parse(strings.Join(lines, "\n"))
		if failed == nil && len(document.Content) > 0 {
			return document, append(problems, more...), nil
		}
		if err = failed; err == nil {
			break // nothing is left
		}
	}
	return nil, nil, first
}

// parse reads the first document, and tells if there is another.
func parse(s string) (*yaml.Node, []Problem, error) {
	decoder := yaml.NewDecoder(strings.NewReader(s))
	var document, other yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil, &RefusedError{Why: Nothing}
		}
		return nil, nil, err
	}
	if err := decoder.Decode(&other); !errors.Is(err, io.EOF) {
		return &document, []Problem{{Line: max(other.Line, 1), Column: 1, Code: Documents, Warning: true}}, nil
	}
	return &document, nil, nil
}

func broken(err error) error {
	var refused *RefusedError
	if errors.As(err, &refused) {
		return refused
	}
	return &RefusedError{Why: NotYAML, Line: lineOf(err), Cause: reasonOf(err)}
}

// around are the lines of the section of the top that holds a line, or, where
// that was left out before, of the one before it; -1 if there is none.
func around(lines []string, line int) (from, to int) {
	for from = line - 1; from >= 0 && !beginsSection(lines[from]); from-- {
	}
	if from < 0 {
		return -1, 0
	}
	for to = from + 1; to < len(lines) && !beginsSection(lines[to]); to++ {
	}
	return from, to
}

// beginsSection reports whether a key of the top may begin in a line: something
// that is no comment stands in its first column.
func beginsSection(line string) bool {
	return line != "" && !strings.ContainsRune(" \t#-", rune(line[0]))
}

func keyOf(line string) string {
	key, _, _ := strings.Cut(line, ":")
	return shown(strings.Trim(key, `"' `))
}

// withoutTabs indents by two spaces what is indented by a tab, which YAML
// forbids and most people cannot see.
func withoutTabs(s string) (string, []Problem) {
	lines := strings.Split(s, "\n")
	var problems []Problem
	for i, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		indent := line[:len(line)-len(rest)]
		at := strings.IndexByte(indent, '\t')
		if at < 0 || rest == "" {
			continue
		}
		lines[i] = strings.ReplaceAll(indent, "\t", "  ") + rest
		if len(problems) < maxProblems {
			problems = append(problems, Problem{Line: i + 1, Column: at + 1, Key: keyOf(rest), Code: Tab})
		}
	}
	return strings.Join(lines, "\n"), problems
}

// lineOf is the line that the reader of YAML names, 0 if it names none.
func lineOf(err error) int {
	found := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error())
	if found == nil {
		return 0
	}
	line, _ := strconv.Atoi(found[1]) // digits, and too many of them are no line either
	return line
}

// lineIn is the same, and for an alias of nothing, of which no line is named,
// that of the alias.
func lineIn(lines []string, err error) int {
	line := lineOf(err)
	found := regexp.MustCompile(`unknown anchor '([^']*)'`).FindStringSubmatch(err.Error())
	for i := 0; found != nil && line == 0 && i < len(lines); i++ {
		if strings.Contains(lines[i], "*"+found[1]) {
			line = i + 1
		}
	}
	return line
}

// reasonOf is what the reader of YAML says, without the line.
func reasonOf(err error) string {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	return shown(regexp.MustCompile(`line \d+: `).ReplaceAllString(s, ""))
}
