package store

import "github.com/ogptoolbox/concorde/store/text"

// Introduce is a newcomer saying who they are: it makes their profile, and
// joins to it the key they came with.
type Introduce struct {
	Once
	Person Person
}

func (*Introduce) verb() Verb       { return VerbIntroduce }
func (c *Introduce) prepare() error { return c.Person.clean() }

func (c *Introduce) plan(_ state, actor Actor) (plan, error) {
	if !actor.Person.IsZero() {
		return plan{}, ErrNothing
	}
	person := c.Person
	person.Meta = Meta{ID: c.ID}
	person.Keys, person.Steward = nil, false
	if actor.Key != "" {
		person.Keys = []string{actor.Key}
	}
	return plan{verb: VerbIntroduce, after: &person}, nil
}

// Add puts an organisation, an action, a term or a commitment on the record.
type Add struct {
	Once
	Record Record
}

func (*Add) verb() Verb { return VerbAdd }

func (c *Add) prepare() error {
	switch c.Record.(type) {
	case *Organisation, *Action, *Term, *Commitment:
		return firstError(cleanLine("slug", &c.Record.meta().Slug, maxWord), c.Record.clean())
	}
	return &FieldError{Field: "record", Problem: ProblemChoice}
}

func (c *Add) plan(st state, _ Actor) (plan, error) {
	record, err := st.copyOf(c.Record)
	if err != nil {
		return plan{}, err
	}
	*record.meta() = Meta{ID: c.ID, Slug: text.Slug(record.Head().Slug)}
	if term, ok := record.(*Term); ok {
		term.ID = TermID(term.Vocabulary, term.Value)
		builtin := term.Vocabulary == VocabularyUse && isBuiltinUse(term.Value)
		if there, err := st.kindOf(term.ID); err != nil || there != 0 || builtin {
			return plan{}, firstError(err, &FieldError{Field: "value", Problem: ProblemTaken, Value: term.Value})
		}
	}
	return plan{verb: VerbAdd, after: record}, nil
}
