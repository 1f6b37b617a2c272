package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// takenBackShape is what became of one contribution that was to be taken back.
type takenBackShape struct {
	Done   string `json:"done"` // undone, hidden, left
	Kind   line   `json:"kind"`
	Record ref    `json:"record"`
	Undoes string `json:"undoes"` // id of the entry that was to be taken back
	Entry  string `json:"entry"`  // id of the entry that did; empty where it was left
	Why    line   `json:"why"`    // it was left
}

// undoFlags are those by which everything is taken back that somebody did.
type undoFlags struct {
	by, reason string
	since      moment
}

func (inv *invocation) undoBy(cmd *cobra.Command, flags undoFlags) error {
	v, err := inv.contribute(cmd, store.VerbUndo)
	if err != nil {
		return err
	}
	if flags.since.text == "" {
		return &store.FieldError{Field: "since", Problem: store.ProblemRequired}
	}
	by := store.UndoBy{Since: flags.since.before(inv.now()), Reason: flags.reason}
	if person, err := v.store.Resolve(store.KindPerson, clip(flags.by)); err == nil {
		by.Person = person.Head().ID
	} else if by.Key, err = inv.oneKey(v, flags.by); err != nil {
		return err
	}
	results, err := v.store.UndoBy(cmd.Context(), v.actor, by)
	if err == nil && len(results) == 0 {
		return store.ErrNothing
	}
	return firstError(inv.takenBack(v, results), err)
}

// oneKey is the key that somebody named by its fingerprint.
func (inv *invocation) oneKey(v *visit, given string) (string, error) {
	keys, err := inv.keysOf(v, given)
	if err != nil {
		return "", err
	}
	return keys[0], nil
}

// takenBack prints what became of each contribution, and fails if any was left.
func (inv *invocation) takenBack(v *visit, results []store.TakenBack) error {
	table := inv.table(column{title: "did"}, column{title: "kind"}, column{title: "record", least: 12, roomy: 24}, column{title: "entry"}, column{title: "why", least: 12})
	shaper, left := inv.shaper(v), 0
	for _, result := range results {
		shape, err := inv.takenBackShape(shaper, result)
		if err != nil {
			return err
		}
		if result.Err != nil {
			left++
		}
		if inv.json {
			err = inv.object(shape)
		} else {
			done := inv.pick(inv.say().T("commands.taken-back."+shape.Done), shape.Done)
			err = table.row(done, inv.term("kind", string(shape.Kind)), inv.name(&shape.Record), shape.Undoes, string(shape.Why))
		}
		if err != nil {
			return err
		}
	}
	if err := table.end(); err != nil || left == 0 {
		return err
	}
	return &said{status: statusConflict, key: "commands.error.some-left", args: map[string]any{"Count": inv.say().Number(left)}}
}

func (inv *invocation) takenBackShape(shaper *shaper, result store.TakenBack) (takenBackShape, error) {
	entry, err := shaper.entry(result.Entry)
	if err != nil {
		return takenBackShape{}, err
	}
	shape := takenBackShape{Done: "undone", Kind: entry.Kind, Record: entry.Record, Undoes: entry.ID, Entry: result.Done.Entry.String()}
	if entry.About != nil {
		shape.Record = *entry.About
	}
	switch {
	case result.Err != nil:
		why, _ := inv.explain(result.Err)
		shape.Done, shape.Entry, shape.Why = "left", "", line(why)
	case result.Hidden:
		shape.Done = "hidden"
	}
	return shape, nil
}

// moment is a flag with a point in time: so long ago, or a date and time.
type moment struct {
	text string
	ago  time.Duration
	at   time.Time
}

func (m *moment) String() string { return m.text }
func (*moment) Type() string     { return "moment" }

func (m *moment) Set(given string) error {
	m.text = given
	if (span{&m.ago}).Set(given) == nil {
		return nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.Parse(layout, given); err == nil {
			m.at, m.ago = at, 0
			return nil
		}
	}
	return usage("commands.usage.moment", map[string]any{"Value": quoted(given)})
}

// before is the moment, as seen from now.
func (m *moment) before(now time.Time) time.Time {
	if m.ago > 0 {
		return now.Add(-m.ago)
	}
	return m.at
}
