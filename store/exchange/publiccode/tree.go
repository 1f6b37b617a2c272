package publiccode

import (
	"regexp"

	"go.yaml.in/yaml/v3"
)

// builder makes nodes of what the reader of YAML gives, within the limits.
type builder struct {
	resolver resolver
	values   int
	open     map[*yaml.Node]bool // what is being built, to notice an alias that contains itself
	problems []Problem
}

func newBuilder() *builder {
	return &builder{resolver: resolver{regexp.MustCompile(numberPattern)}, open: map[*yaml.Node]bool{}}
}

// build counts an alias as what it stands for, each time: an alias of aliases
// is how a small file becomes a large one.
func (b *builder) build(y *yaml.Node, depth int) (*node, error) {
	if b.values++; b.values > MaxValues {
		return nil, &RefusedError{Why: TooMany, Line: y.Line, Limit: MaxValues}
	}
	if depth > MaxDepth {
		return nil, &RefusedError{Why: TooDeep, Line: y.Line, Limit: MaxDepth}
	}
	if y.Kind == yaml.AliasNode {
		if b.open[y.Alias] {
			return nil, &RefusedError{Why: Loop, Line: y.Line}
		}
		n, err := b.build(y.Alias, depth)
		if n != nil {
			n.line, n.column = y.Line, y.Column
		}
		return n, err
	}
	b.open[y] = true
	defer delete(b.open, y)
	n := &node{line: y.Line, column: y.Column}
	switch y.Kind {
	case yaml.SequenceNode:
		return n, b.sequence(n, y, depth)
	case yaml.MappingNode:
		return n, b.mapping(n, y, depth)
	}
	b.scalar(n, y)
	return n, nil
}

func (b *builder) scalar(n *node, y *yaml.Node) {
	n.text = y.Value
	n.plain = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0
	n.kind = text
	if n.plain {
		n.kind = b.resolver.kind(y.Value)
	}
}

func (b *builder) sequence(n *node, y *yaml.Node, depth int) error {
	n.kind = list
	for _, item := range y.Content {
		built, err := b.build(item, depth+1)
		if err != nil {
			return err
		}
		n.items = append(n.items, built)
	}
	return nil
}

func (b *builder) mapping(n *node, y *yaml.Node, depth int) error {
	n.kind = section
	at := make(map[string]int, len(y.Content)/2)
	var merged []*yaml.Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		if key.Kind != yaml.ScalarNode {
			b.tell(Problem{Line: key.Line, Column: key.Column, Code: Syntax})
			continue
		}
		if key.Value == "<<" && key.Style == 0 {
			merged = append(merged, value)
			continue
		}
		built, err := b.build(value, depth+1)
		if err != nil {
			return err
		}
		b.put(n, at, entry{key.Value, key.Line, key.Column, built})
	}
	return b.merge(n, at, merged, depth)
}

// put adds a key. Of two that are the same the last one counts, as in most
// programs that read YAML.
func (b *builder) put(n *node, at map[string]int, e entry) {
	i, twice := at[e.name]
	if !twice {
		at[e.name] = len(n.keys)
		n.keys = append(n.keys, e)
		return
	}
	b.tell(Problem{Line: e.line, Column: e.column, Key: shown(e.name), Code: Duplicate, Got: n.keys[i].line})
	n.keys[i] = e
}

// merge adds what YAML 1.1 takes from elsewhere by the key <<: what the section
// has not itself.
func (b *builder) merge(n *node, at map[string]int, from []*yaml.Node, depth int) error {
	for _, y := range from {
		source, err := b.build(y, depth)
		if err != nil {
			return err
		}
		for _, other := range source.all() {
			for _, e := range other.keys {
				if _, has := at[e.name]; !has {
					at[e.name] = len(n.keys)
					n.keys = append(n.keys, e)
				}
			}
		}
	}
	return nil
}

func (b *builder) tell(p Problem) {
	if len(b.problems) < maxProblems {
		b.problems = append(b.problems, p)
	}
}
