package screen

import "github.com/ogptoolbox/concorde/store"

// Sentence is an entry in a sentence of the feed: who did what.
func (c *Common) Sentence(entry store.Entry) string {
	record := c.Subject(entry)
	verb := string(entry.Verb)
	if tie, ok := record.(*store.Tie); ok && entry.Verb == store.VerbStop {
		verb = map[store.Relation]string{store.Uses: "stop-use", store.Develops: "stop-develop"}[tie.Relation]
	}
	return c.Words.F("vocabulary.feed."+verb, map[string]any{"Who": c.Person(entry.Actor), "What": c.about(record)})
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
	switch r := record.(type) {
	case *store.Tie:
		return c.Name(store.KindTool, r.Tool)
	case *store.Membership:
		return c.Name(store.KindCoalition, r.Coalition)
	case *store.Vote:
		return c.Name(store.KindTool, r.About)
	case *store.Endorsement:
		return c.T("shell.tab.declaration")
	case *store.Post:
		for _, kind := range []store.Kind{store.KindCoalition, store.KindTool, store.KindAction, store.KindCommitment} {
			if name := c.Name(kind, r.About); name != "" {
				return name
			}
		}
	case nil:
		return c.T("shell.unknown")
	default:
		return Clean(record.Title(c.Lang()))
	}
	return c.T("shell.unknown")
}
