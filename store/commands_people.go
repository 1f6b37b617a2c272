package store

// Introduce is a newcomer saying who they are: it makes their profile, and
// joins to it the key they came with.
type Introduce struct {
	Once
	Person Person
}

func (c *Introduce) prepare() error { return c.Person.clean() }

func (c *Introduce) plan(_ state, actor Actor) (plan, error) {
	person := c.Person
	person.Meta = Meta{ID: c.ID}
	person.Keys = nil
	if actor.Key != "" {
		person.Keys = []string{actor.Key}
	}
	return plan{verb: VerbIntroduce, after: &person}, nil
}

// Add puts an organisation, an action or a term on the record.
type Add struct {
	Once
	Record Record
}

func (c *Add) prepare() error {
	switch c.Record.(type) {
	case *Organisation, *Action, *Term:
		return c.Record.clean()
	}
	return &FieldError{Field: "record", Problem: ProblemChoice}
}

func (c *Add) plan(st state, _ Actor) (plan, error) {
	record, err := st.copyOf(c.Record)
	if err != nil {
		return plan{}, err
	}
	*record.meta() = Meta{ID: c.ID, Slug: record.Head().Slug}
	if r, ok := record.(*Organisation); ok {
		ids, err := st.withName(spaceName, KindOrganisation, r.nameKeys()[0])
		if err != nil {
			return plan{}, err
		}
		if len(ids) > 0 {
			return plan{}, &FieldError{Field: "name", Problem: ProblemTaken, Value: r.Name}
		}
	}
	return plan{verb: VerbAdd, after: record}, nil
}
