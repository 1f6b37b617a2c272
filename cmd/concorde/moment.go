package main

import "time"

// moment is a point in time for whoever reads: in their zone and without
// seconds on a terminal, exact and in UTC in a pipe.
func (inv *invocation) moment(t time.Time) string {
	return inv.pick(t.In(inv.zone).Format("2006-01-02 15:04"), t.UTC().Format(time.RFC3339))
}

// momentBy is a moment and who did it.
func (inv *invocation) momentBy(t time.Time, by *ref) string {
	if by == nil {
		return inv.moment(t)
	}
	if !inv.terminal {
		return inv.moment(t) + " " + slugOf(by)
	}
	return inv.moment(t) + " " + inv.say().F("vocabulary.field.record.by", map[string]any{"Who": nameOf(by)})
}
