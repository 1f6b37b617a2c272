// Package govern is what organisers and stewards do for the room: announce,
// hide, ban, name stewards. Each is a short form that asks for the reason,
// which goes on the record with the deed. Whoever may not do it does not see it.
package govern

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// deed is something to do, and what has to be known first.
type deed struct {
	*screen.Common
	key, title, intro string
	fields            func() []form.Field
	begin             form.Values
	save              func(form.Values) screen.ContributeMsg
}

// Actions lists the deeds, in the order in which the palette shows them.
func Actions() []screen.Action {
	return []screen.Action{
		screen.Merge, screen.Announce, screen.Hide, screen.Unhide, screen.TakeBack, screen.Ban, screen.Unban, screen.NameSteward, screen.DismissSteward,
	}
}

// Offers lists the deeds that the reader may do about a record (nil: none).
func Offers(c *screen.Common, about store.Record) []screen.Action {
	var out []screen.Action
	for _, action := range Actions() {
		if May(c, action, about) {
			out = append(out, action)
		}
	}
	return out
}

// May reports whether the reader may do a deed, and there is something to do it to.
func May(c *screen.Common, action screen.Action, about store.Record) bool {
	may := func(verb store.Verb, record store.Record) bool { return store.Authorize(c.Actor, verb, record) == nil }
	person, isPerson := about.(*store.Person)
	switch action {
	case screen.Announce:
		return may(store.VerbAnnounce, &store.Announcement{})
	case screen.Hide, screen.Unhide:
		if about == nil || about.Head().Hidden != (action == screen.Unhide) {
			return false
		}
		return may(store.VerbHide, about)
	case screen.Merge:
		_, isTool := about.(*store.Tool)
		return isTool && may(store.VerbMerge, about)
	case screen.TakeBack:
		return whose(c, about) != nil && c.Actor.Role >= store.Organiser && may(store.VerbBan, &store.Ban{})
	case screen.Ban, screen.Unban:
		banned, free := keysOf(c, whose(c, about))
		return may(store.VerbBan, &store.Ban{}) && (action == screen.Ban && len(free) > 0 || action == screen.Unban && len(banned) > 0)
	case screen.NameSteward, screen.DismissSteward:
		return isPerson && person.Steward == (action == screen.DismissSteward) && may(store.VerbName, person)
	}
	return false
}

// Form is the form of a deed about a record; nil if the reader may not do it.
func Form(c *screen.Common, action screen.Action, about store.Record) *fill.Screen {
	if !May(c, action, about) {
		return nil
	}
	d := &deed{Common: c, key: "govern " + string(action)}
	if about != nil && action != screen.Announce {
		d.key += " " + about.Head().ID.String()
	}
	switch action {
	case screen.Announce:
		d.announce()
	case screen.Hide, screen.Unhide:
		d.hide(about, action == screen.Hide)
	case screen.Merge:
		d.merge(about)
	case screen.TakeBack:
		d.takeBack(whose(c, about))
	case screen.Ban:
		d.ban(whose(c, about))
	case screen.Unban:
		d.unban(whose(c, about))
	case screen.NameSteward, screen.DismissSteward:
		d.steward(about.(*store.Person), action == screen.NameSteward)
	}
	return fill.New(c, d)
}

// whose is the person that a ban from here is about: the one shown, or who
// changed last what is shown.
func whose(c *screen.Common, about store.Record) *store.Person {
	if about == nil {
		return nil
	}
	if person, ok := about.(*store.Person); ok {
		if person.ID == c.Actor.Person {
			return nil
		}
		return person
	}
	record, err := c.Store.Record(store.KindPerson, about.Head().ChangedBy)
	if person, ok := record.(*store.Person); ok && err == nil && person.ID != c.Actor.Person {
		return person
	}
	return nil
}

// keysOf are a person's keys: those that are banned, and the others.
func keysOf(c *screen.Common, person *store.Person) (banned, free []string) {
	if person == nil || person.ID == c.Actor.Person {
		return nil, nil
	}
	for _, key := range person.Keys {
		if _, is := c.Store.Banned(key); is {
			banned = append(banned, key)
		} else {
			free = append(free, key)
		}
	}
	return banned, free
}

// reason is the field in which one says why.
func (d *deed) reason(required bool) func() []form.Field {
	return func() []form.Field {
		return []form.Field{{
			Name: "reason", Label: d.T("govern.reason"), Help: d.T("govern.reason.help"), Kind: form.Line, Required: required, Limit: 400,
		}}
	}
}

// Key tells this form from others.
func (d *deed) Key() string { return d.key }

// Title names the form.
func (d *deed) Title() string { return d.title }

// Intro says what it does, and which keys save and leave.
func (d *deed) Intro() string { return d.intro + "\n" + d.T("screens.form-keys") }

// Fields are what has to be known.
func (d *deed) Fields() []form.Field { return d.fields() }

// Begin is what is meant if nothing else is said.
func (d *deed) Begin() form.Values { return d.begin }

// Changed has nothing to warn of.
func (d *deed) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (d *deed) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (d *deed) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save does it.
func (d *deed) Save(v form.Values) screen.ContributeMsg { return d.save(v) }
