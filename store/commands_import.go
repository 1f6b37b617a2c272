package store

import (
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// Import puts a record as another store has it: under the identifier and the
// slug that it has there, with who made it and when. Base is the revision of
// the record that is here and is to become like it; 0 where none is. Only
// organisers import, since they speak for those who made what comes.
//
// What one store alone decides is not taken: keys, stewards, bans, and, of a
// record that is here, whether it is hidden.
type Import struct {
	Once
	Record         Record
	Base           uint64
	AllowDuplicate bool // of a tool that looks like another that is here
}

func (*Import) verb() Verb { return VerbImport }

func (c *Import) prepare() error {
	if c.Record == nil || c.Record.Kind() == KindBan {
		return &FieldError{Field: "record", Problem: ProblemChoice}
	}
	head := c.Record.meta()
	head.CreatedAt = head.CreatedAt.UTC().Truncate(time.Millisecond)
	return firstError(requireID("id", head.ID), cleanLine("slug", &head.Slug, maxSlug), CleanRecord(c.Record))
}

// CleanRecord cleans every text of a record that came from elsewhere, and says
// what is wrong with a field: nil or a [FieldError]. What is keyed by who and
// what has to have the identifier that follows from them.
func CleanRecord(record Record) error {
	if person, ok := record.(*Person); ok {
		person.Keys, person.Steward = nil, false
	}
	if err := record.clean(); err != nil {
		return err
	}
	switch record.(type) {
	case *Tie, *Membership, *Vote, *Post:
		if err := requireID("person", owner(record)); err != nil {
			return err
		}
	}
	if id := record.Head().ID; !id.IsZero() && keyedID(record) != id {
		return &FieldError{Field: "id", Problem: ProblemChoice, Value: id.String()}
	}
	return nil
}

// maxSlug is longer than any slug: that of a long name that many have ends with
// an identifier.
const maxSlug = 100

// slugOf is a slug as another store gave it, which may be longer than one that
// is made of a name: it may end with a number or an identifier.
func slugOf(given string) string {
	for part := range strings.SplitSeq(given, "-") {
		if part == "" || text.Slug(part) != part {
			return text.Slug(given)
		}
	}
	return given
}

// keyedID is the identifier that a record has to have: what follows from who
// and what, where it is keyed by them, and its own otherwise.
func keyedID(record Record) ID {
	switch r := record.(type) {
	case *Tie:
		return TieID(r.Person, r.Tool, r.Relation, r.Organisation)
	case *Membership:
		return MembershipID(r.Coalition, r.Person)
	case *Endorsement:
		return EndorsementID(r.Person, r.Organisation)
	case *Vote:
		return VoteID(r.Person, r.About, r.Field)
	case *Term:
		return TermID(r.Vocabulary, r.Value)
	}
	return record.Head().ID
}

// ahead looks for tools whose name is a typo away, as [ReferenceTool] does.
func (c *Import) ahead(s *Store, actor Actor) error {
	tool, ok := c.Record.(*Tool)
	if !ok || c.Base != 0 {
		return nil
	}
	return (&ReferenceTool{Tool: *tool, AllowDuplicate: c.AllowDuplicate}).ahead(s, actor)
}

func (c *Import) plan(st state, actor Actor) (plan, error) {
	if err := Authorize(actor, VerbImport, c.Record); err != nil {
		return plan{}, err // rather than a conflict that they could not settle
	}
	head := c.Record.Head()
	before, err := st.findOwn(c.Record.Kind(), head.ID)
	if err != nil {
		return plan{}, err
	}
	after, err := st.copyOf(c.Record)
	if err != nil {
		return plan{}, err
	}
	if before != nil {
		return c.change(before, after)
	}
	*after.meta() = Meta{
		ID: head.ID, Slug: slugOf(head.Slug), CreatedBy: head.CreatedBy, CreatedAt: head.CreatedAt, Hidden: head.Hidden,
	}
	return plan{verb: VerbImport, after: after}, c.checkAlike(st, after)
}

// change makes a record that is here like the one that comes.
func (c *Import) change(before, after Record) (plan, error) {
	if before.Head().Revision != c.Base {
		return plan{}, &ConflictError{Mine: after, Theirs: before}
	}
	*after.meta() = before.Head()
	if person, ok := after.(*Person); ok {
		was := before.(*Person)
		person.Keys, person.Steward = was.Keys, was.Steward
	}
	return plan{verb: VerbImport, before: before, after: after}, nil
}

// checkAlike refuses a new tool that has the name or the address of another.
func (c *Import) checkAlike(st state, after Record) error {
	tool, ok := after.(*Tool)
	if !ok || c.AllowDuplicate {
		return nil
	}
	candidates, err := st.sameTools(tool)
	if err == nil && len(candidates) > 0 {
		err = &DuplicateError{candidates}
	}
	return err
}
