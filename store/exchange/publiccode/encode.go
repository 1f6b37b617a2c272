package publiccode

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// encode writes values as YAML 1.2 that readers of YAML 1.1 read alike, keys
// in the order of the standard, others behind them by name. It writes the few
// forms that people write themselves, and every letter as it is.
func encode(root map[string]any) ([]byte, error) {
	if len(root) == 0 {
		return []byte("{}\n"), nil
	}
	w := &yamlWriter{
		number: regexp.MustCompile(numberPattern),
		odd:    regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$|^[-+]?[0-9][-0-9_:.eE+]*([ tTzZ][-0-9:.+ zZ]*)?$`),
		plain:  regexp.MustCompile(`^[\pL\pN\p{So}/_(+.][^\pC]*$`),
	}
	rules := standard()
	if err := w.section(root, &rules, 0); err != nil {
		return nil, err
	}
	return []byte(w.out.String()), nil
}

// yamlWriter knows which texts need quotes: those that YAML 1.2 would not take
// for texts, and those that YAML 1.1 would not.
type yamlWriter struct {
	out                strings.Builder
	number, odd, plain *regexp.Regexp
}

// section writes keys, each on a line that is indented by so many levels.
func (w *yamlWriter) section(values map[string]any, r *rule, level int) error {
	for i, key := range ordered(values, r) {
		if i > 0 {
			w.indent(level)
		}
		w.out.WriteString(w.quoted(key))
		w.out.WriteByte(':')
		if err := w.value(values[key], r.ofKey(key), level+1); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func (w *yamlWriter) list(values []any, r *rule, level int) error {
	for i, v := range values {
		if i > 0 {
			w.indent(level)
		}
		w.out.WriteByte('-')
		in, ok := v.(map[string]any)
		if !ok || len(in) == 0 {
			if err := w.value(v, r.ofItem(), level+1); err != nil {
				return err
			}
			continue
		}
		w.out.WriteByte(' ')
		if err := w.section(in, r.ofItem(), level+1); err != nil {
			return err
		}
	}
	return nil
}

// value writes what stands behind a key or a hyphen, to the end of its last line.
func (w *yamlWriter) value(v any, r *rule, level int) error {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			w.below(level)
			return w.list(v, r, level)
		}
		w.out.WriteString(" []\n")
	case map[string]any:
		if len(v) > 0 {
			w.below(level)
			return w.section(v, r, level)
		}
		w.out.WriteString(" {}\n")
	case string:
		w.text(v, level)
	default:
		s, err := simple(v)
		if err != nil {
			return err
		}
		w.out.WriteString(" " + s + "\n")
	}
	return nil
}

func (w *yamlWriter) below(level int) {
	w.out.WriteByte('\n')
	w.indent(level)
}

func (w *yamlWriter) indent(level int) {
	for range level {
		w.out.WriteString("  ")
	}
}

// text writes several lines as they are, if they can be, and others on one.
func (w *yamlWriter) text(s string, level int) {
	if !strings.Contains(s, "\n") || !literal(s) {
		w.out.WriteString(" " + w.quoted(s) + "\n")
		return
	}
	w.out.WriteString(" |-\n")
	for row := range strings.SplitSeq(s, "\n") {
		if row != "" {
			w.indent(level)
			w.out.WriteString(row)
		}
		w.out.WriteByte('\n')
	}
}

// literal reports whether lines can stand as they are: nothing at their ends
// that is not seen, and no indentation of the first, which would count for all.
func literal(s string) bool {
	for row := range strings.SplitSeq(s, "\n") {
		if row != strings.TrimRight(row, " \t") || strings.IndexFunc(row, unreadable) >= 0 {
			return false
		}
	}
	return s[0] != ' ' && s[0] != '\t' && s[0] != '\n' && s[len(s)-1] != '\n'
}

// quoted is a text on one line, between quotes if it needs them.
func (w *yamlWriter) quoted(s string) string {
	switch {
	case !w.plain.MatchString(s), s != strings.TrimSpace(s),
		strings.Contains(s, ": "), strings.Contains(s, " #"), strings.HasSuffix(s, ":"), strings.HasPrefix(s, "..."),
		resolver{w.number}.kind(s) != text, w.odd.MatchString(s):
		return doubleQuoted(s)
	}
	return s
}

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unreadable(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// simple is a value that is no text. Whole numbers may have become fractions
// where they were kept.
func simple(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "null", nil
	case bool:
		return strconv.FormatBool(v), nil
	case int:
		return strconv.Itoa(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case uint64:
		return strconv.FormatUint(v, 10), nil
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
			return strconv.FormatInt(int64(v), 10), nil
		}
		return strconv.FormatFloat(v, 'g', -1, 64), nil
	}
	return "", fmt.Errorf("a value of the kind %T", v)
}

// ordered are the keys of a section: as the standard has them, then the others.
func ordered(values map[string]any, r *rule) []string {
	var out []string
	known := make(map[string]bool, len(values))
	if r != nil {
		for _, k := range r.keys {
			if _, has := values[k.name]; has {
				out, known[k.name] = append(out, k.name), true
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !known[key] {
			out = append(out, key)
		}
	}
	return out
}
