package govern

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

func (d *deed) announce() {
	d.title, d.intro = d.T("govern.announce"), d.T("govern.announce.intro")
	d.fields = func() []form.Field {
		return []form.Field{{Name: "words", Label: d.T("vocabulary.field.record.words"), Kind: form.Text, Required: true, Limit: 2000}}
	}
	once := store.NewID()
	d.save = func(v form.Values) screen.ContributeMsg {
		return screen.ContributeMsg{
			Command: &store.Announce{Once: store.Once{ID: once}, Announcement: store.Announcement{Words: v.Text("words"), Lang: d.Lang()}},
			Said:    d.T("govern.announce.done"),
		}
	}
}

func (d *deed) hide(about store.Record, hide bool) {
	kind, id, once := about.Kind(), about.Head().ID, store.Once{ID: store.NewID()}
	name := map[string]any{"Name": screen.Clean(about.Title(d.Lang()))}
	d.fields = d.reason(hide)
	if hide {
		d.title, d.intro = d.Words.F("govern.hide", name), d.T("govern.hide.intro")
		d.save = func(v form.Values) screen.ContributeMsg {
			return screen.ContributeMsg{
				Command: &store.Hide{Once: once, Kind: kind, Record: id, Reason: v.Text("reason")}, Said: d.Words.F("govern.hide.done", name),
			}
		}
		return
	}
	d.title, d.intro = d.Words.F("govern.unhide", name), d.T("govern.unhide.intro")
	d.save = func(v form.Values) screen.ContributeMsg {
		return screen.ContributeMsg{
			Command: &store.Unhide{Once: once, Kind: kind, Record: id, Reason: v.Text("reason")}, Said: d.Words.F("govern.unhide.done", name),
		}
	}
}

// ban bans every key of a person: a device that was forgotten would let them in again.
func (d *deed) ban(person *store.Person) {
	name := map[string]any{"Name": screen.Clean(person.Title(d.Lang()))}
	d.title, d.intro, d.fields = d.Words.F("govern.ban", name), d.T("govern.ban.intro"), d.reason(true)
	d.save = func(v form.Values) screen.ContributeMsg {
		_, keys := keysOf(d.Common, person)
		return d.each(keys, d.Words.F("govern.ban.done", name), func(key string) store.Command {
			return &store.BanKey{Key: key, Reason: v.Text("reason")}
		})
	}
}

func (d *deed) unban(person *store.Person) {
	name := map[string]any{"Name": screen.Clean(person.Title(d.Lang()))}
	d.title, d.intro, d.fields = d.Words.F("govern.unban", name), d.T("govern.unban.intro"), d.reason(false)
	d.save = func(v form.Values) screen.ContributeMsg {
		keys, _ := keysOf(d.Common, person)
		return d.each(keys, d.Words.F("govern.unban.done", name), func(key string) store.Command {
			return &store.UnbanKey{Key: key, Reason: v.Text("reason")}
		})
	}
}

// each does something to every key, one after the other; the last is what the
// form waits for.
func (d *deed) each(keys []string, said string, of func(key string) store.Command) screen.ContributeMsg {
	if len(keys) == 0 {
		keys = []string{""} // nothing is left to do, and the store says so
	}
	last := len(keys) - 1
	return screen.ContributeMsg{
		Command: of(keys[last]),
		Prepare: func(actor store.Actor) error {
			for _, key := range keys[:last] {
				if _, err := d.Store.Submit(d.Context, actor, of(key)); err != nil {
					return fmt.Errorf("key %s: %w", screen.ShortKey(key), err)
				}
			}
			return nil
		},
		Said: said,
	}
}

func (d *deed) steward(person *store.Person, name bool) {
	id, once := person.ID, store.Once{ID: store.NewID()}
	who := map[string]any{"Name": screen.Clean(person.Title(d.Lang()))}
	d.fields = d.reason(false)
	if name {
		d.title, d.intro = d.Words.F("govern.name-steward", who), d.T("govern.name-steward.intro")
		d.save = func(v form.Values) screen.ContributeMsg {
			return screen.ContributeMsg{
				Command: &store.NameSteward{Once: once, Person: id, Reason: v.Text("reason")}, Said: d.Words.F("govern.name-steward.done", who),
			}
		}
		return
	}
	d.title, d.intro = d.Words.F("govern.dismiss-steward", who), d.T("govern.dismiss-steward.intro")
	d.save = func(v form.Values) screen.ContributeMsg {
		return screen.ContributeMsg{
			Command: &store.DismissSteward{Once: once, Person: id, Reason: v.Text("reason")}, Said: d.Words.F("govern.dismiss-steward.done", who),
		}
	}
}
