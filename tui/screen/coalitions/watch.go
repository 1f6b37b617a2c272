package coalitions

import "github.com/ogptoolbox/concorde/store"

// Watch says when the coalition being edited is gone, is not the reader's to
// edit any more, or was changed by somebody else.
func (p *paper) Watch() string {
	if p.editing == nil {
		return ""
	}
	record, err := p.Store.Record(store.KindCoalition, p.editing.ID)
	switch {
	case err != nil || !store.MaySee(p.Actor, record):
		return p.T("coalitions.form.gone")
	case p.Actor.Role != store.Guest && store.Authorize(p.Actor, store.VerbEdit, record) != nil:
		return p.T("coalitions.form.not-lead")
	case record.Head().Revision != p.editing.Revision:
		who := map[string]any{"Who": p.Person(record.Head().ChangedBy)}
		return p.Words.F("coalitions.form.changed", who)
	}
	return ""
}
