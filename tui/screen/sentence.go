package screen

import "github.com/ogptoolbox/concorde/store"

// Sentence is an entry in a sentence of the feed: who did what.
func (c *Common) Sentence(entry store.Entry) string {
	record := c.Subject(entry)
	args := map[string]any{"Who": c.Person(entry.Actor), "What": c.about(record)}
	if person, ok := record.(*store.Person); ok && entry.Verb == store.VerbIntroduce {
		args["Who"] = Clean(person.Title(c.Lang())) // who may have left again
	}
	return c.Words.F("vocabulary.feed."+deed(entry, record), args)
}

// deed is what was done, in more detail than the verb says where that would not
// be a sentence, or leave open what came of it.
func deed(entry store.Entry, record store.Record) string {
	switch r := record.(type) {
	case *store.Person:
		if entry.Verb == store.VerbEdit && r.ID == entry.Actor {
			return "edit-profile"
		}
	case *store.Tie:
		if entry.Verb == store.VerbStop {
			return map[store.Relation]string{store.Uses: "stop-use", store.Develops: "stop-develop"}[r.Relation]
		}
	case *store.Commitment:
		if entry.Verb == store.VerbAdd {
			return "deposit"
		}
	case *store.Membership:
		if entry.Verb == store.VerbAnswer && len(entry.Puts) > 0 {
			return map[bool]string{true: "decline", false: "accept"}[entry.Puts[0].Deletes()]
		}
	}
	return string(entry.Verb)
}

// Subject is the record that an entry is about, as it left it, or as it was
// before it went; nil if nothing can be read of it, or may be.
func (c *Common) Subject(entry store.Entry) store.Record {
	if !c.Store.MayReadEntry(c.Actor, entry) {
		return nil
	}
	record, err := c.Store.Body(entry)
	if err != nil || record == nil {
		record, _ = c.Store.Before(entry)
	}
	return record
}

// about is the name of what an entry is about: of a tie its tool, of a
// membership or a post what it belongs to.
func (c *Common) about(record store.Record) string {
	name := ""
	switch r := record.(type) {
	case *store.Tie:
		name = c.calledOnce(store.KindTool, r.Tool)
	case *store.Membership:
		name = c.calledOnce(store.KindCoalition, r.Coalition)
	case *store.Vote:
		name = c.calledOnce(store.KindTool, r.About)
	case *store.Endorsement:
		name = c.T("shell.tab.declaration")
	case *store.Post:
		for _, kind := range []store.Kind{store.KindCoalition, store.KindTool, store.KindAction, store.KindCommitment} {
			if name == "" {
				name = c.Name(kind, r.About)
			}
		}
		if name == "" {
			name = c.calledOnce(0, r.About)
		}
	case nil:
	default:
		name = Clean(record.Title(c.Lang()))
	}
	if name == "" {
		return c.T("vocabulary.feed.something")
	}
	return name
}

// calledOnce is what a record is called or, where it is not there any more, was
// called when somebody took it away, as far as the reader may know.
func (c *Common) calledOnce(kind store.Kind, id store.ID) string {
	if name := c.Name(kind, id); kind != 0 && name != "" {
		return name
	}
	last, err := c.Store.History(id, 1)
	if err != nil || len(last) == 0 || c.Store.IsHidden(id) {
		return ""
	}
	if record := c.Subject(last[0]); record != nil {
		return Clean(record.Title(c.Lang()))
	}
	return ""
}
