package publiccode

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	clean "github.com/ogptoolbox/concorde/store/text"
)

// document is a file as values alone: what Extra keeps of one.
type document struct{ root map[string]any }

// plain is a file as values, with the texts clean. Where the standard wants a
// text, a number is the text that was written: version 1.10 is not 1.1.
func (f *File) plain() map[string]any {
	rules := standard()
	root, _ := plain(f.root, &rules).(map[string]any) // it is a section: see build
	return root
}

func plain(n *node, r *rule) any {
	switch n.kind {
	case list:
		out := make([]any, 0, len(n.items))
		for _, item := range n.items {
			out = append(out, plain(item, r.ofItem()))
		}
		return out
	case section:
		out := make(map[string]any, len(n.keys))
		for _, e := range n.keys {
			out[clean.Line(e.name)] = plain(e.value, r.ofKey(e.name))
		}
		return out
	case null:
		return nil
	}
	return scalar(n, r)
}

func scalar(n *node, r *rule) any {
	if n.kind == boolean || r != nil && r.kind == boolean && n.plain {
		if value, _, ok := n.truth(); ok {
			return value
		}
	}
	if n.kind == number && !r.wantsText() {
		return amount(n.text)
	}
	return clean.Block(n.text)
}

// wantsText reports whether a scalar is a text, whatever it looks like.
func (r *rule) wantsText() bool {
	return r != nil && (r.kind == text || r.kind == list && r.each.kind == text)
}

// amount is a number, or what is written where it is none that can be kept.
func amount(written string) any {
	if whole, err := strconv.ParseInt(written, 10, 64); err == nil {
		return whole
	}
	if f, err := strconv.ParseFloat(written, 64); err == nil && !math.IsInf(f, 0) && !math.IsNaN(f) {
		return f
	}
	return written
}

// ofItem is the rule of the values of a list; of one in place of a list too.
func (r *rule) ofItem() *rule {
	if r != nil && r.kind == list {
		return r.each
	}
	return nil
}

func (r *rule) ofKey(name string) *rule {
	if r == nil {
		return nil
	}
	if r.kind == list {
		r = r.each
	}
	if found := r.find(name); found != nil {
		return found
	}
	if r.any != nil {
		return r.any
	}
	if upper(name) == "IT" && r.after != nil && r.find("legal") != nil {
		it := italy()
		return &it
	}
	return nil
}

// get is the value at a path, and the path at which it stands: the case and
// punctuation of a key do not matter, where the very key is not there.
func (d document) get(path string) (value any, at string) {
	value = any(d.root)
	for name := range strings.SplitSeq(path, "/") {
		in, ok := value.(map[string]any)
		if !ok {
			return nil, ""
		}
		key := name
		if _, exact := in[name]; !exact {
			key = resembling(in, name)
		}
		if value, ok = in[key]; !ok {
			return nil, ""
		}
		at = strings.TrimPrefix(at+"/"+key, "/")
	}
	return value, at
}

func resembling(in map[string]any, name string) string {
	wanted := compact(name)
	for _, key := range slices.Sorted(maps.Keys(in)) {
		if compact(key) == wanted {
			return key
		}
	}
	return ""
}

// at is the value at exactly a path.
func (d document) at(path string) any {
	value := any(d.root)
	for name := range strings.SplitSeq(path, "/") {
		in, _ := value.(map[string]any)
		value = in[name]
	}
	return value
}

// set puts a value at a path, and makes the sections that lead there; nil
// takes it away, with the sections that are empty then.
func (d document) set(path string, value any) {
	setIn(d.root, strings.Split(path, "/"), value)
}

func setIn(in map[string]any, path []string, value any) {
	name := path[0]
	if len(path) == 1 {
		if value == nil {
			delete(in, name)
		} else {
			in[name] = value
		}
		return
	}
	below, ok := in[name].(map[string]any)
	if !ok {
		if value == nil {
			return
		}
		below = map[string]any{}
		in[name] = below
	}
	setIn(below, path[1:], value)
	if value == nil && len(below) == 0 {
		delete(in, name)
	}
}

// copied is a copy that shares nothing with the original.
func copied(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = copied(item)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, value := range v {
			out[key] = copied(value)
		}
		return out
	}
	return v
}

func equal(a, b any) bool { return reflect.DeepEqual(a, b) }

// line is a value as one line of text; empty for lists and sections.
func line(v any) string { return clean.Line(block(v)) }

func block(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return ""
}

// each are the values of a list as lines; one value stands for a list of it.
func each(v any) []string {
	var out []string
	items, ok := v.([]any)
	if !ok {
		items = []any{v}
	}
	for _, item := range items {
		if s := line(item); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// listed is a list of texts as values; nil for none.
func listed(values []string) any {
	if len(values) == 0 {
		return nil
	}
	out := make([]any, len(values))
	for i, value := range values {
		out[i] = value
	}
	return out
}
