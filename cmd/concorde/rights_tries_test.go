package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// plainLine is a command line that needs nothing made before.
func plainLine(words string, next ...string) func(*rights, *testing.T, string, string) []string {
	return func(h *rights, _ *testing.T, _, _ string) []string {
		line := strings.Fields(words)
		for _, prefix := range next {
			line = append(line, h.next(prefix))
		}
		return line
	}
}

// about gives a record to ask Authorize about, whoever's it is.
func about(record store.Record) func(*rights, *testing.T, string, string) store.Record {
	return func(*rights, *testing.T, string, string) store.Record { return record }
}

// madeBy is a record that belongs to whoever made the thing asked for.
func madeBy(record func(store.Meta, store.ID) store.Record) func(*rights, *testing.T, string, string) store.Record {
	return func(h *rights, t *testing.T, _, whose string) store.Record {
		actor, err := h.store.ActorFor(h.maker(t, whose))
		if err != nil {
			t.Fatal(err)
		}
		return record(store.Meta{Revision: 7, CreatedBy: actor.Person}, actor.Person)
	}
}

// own is a new record of whoever asks.
func own(record func(store.ID) store.Record) func(*rights, *testing.T, string, string) store.Record {
	return func(h *rights, t *testing.T, key, _ string) store.Record {
		actor, err := h.store.ActorFor(key)
		if err != nil {
			t.Fatal(err)
		}
		return record(actor.Person)
	}
}

func coalitionOf(head store.Meta, person store.ID) store.Record {
	return &store.Coalition{Meta: head, Leads: []store.ID{person}}
}
func commitmentOf(head store.Meta, _ store.ID) store.Record { return &store.Commitment{Meta: head} }
func personOf(head store.Meta, person store.ID) store.Record {
	head.ID = person
	return &store.Person{Meta: head}
}
func ownTie(person store.ID) store.Record        { return &store.Tie{Person: person} }
func ownMembership(person store.ID) store.Record { return &store.Membership{Person: person} }

// tries are the ways to ask for each verb by command. A verb that no command asks for has none, and says so here.
func tries() map[store.Verb]map[string]try {
	return map[store.Verb]map[string]try{
		store.VerbReference: {"": {own: true, line: plainLine("tool add --use debate --name", "Tool "), record: about(&store.Tool{})}},
		store.VerbAdd: {
			"an organisation, beside a tie": {own: true, line: plainLine("tool use decidim --where", "House "), record: own(ownTie)},
			"a commitment": {own: true, line: plainLine("commitment add --kind project --by state --action 1 --title", "Promise "),
				record: about(&store.Commitment{})},
		},
		store.VerbEdit: {
			"a tool": {line: func(h *rights, t *testing.T, _, whose string) []string {
				return []string{"tool", "edit", h.tool(t, whose), "--name", h.next("Tool ")}
			}, record: about(&store.Tool{Meta: store.Meta{Revision: 7}})},
			"an organisation": {line: func(h *rights, t *testing.T, _, whose string) []string {
				slug, _ := h.done(t, h.maker(t, whose), "organisation", "add", "--name", h.next("House "))
				return []string{"organisation", "edit", slug, "--name", h.next("House ")}
			}, record: about(&store.Organisation{Meta: store.Meta{Revision: 7}})},
			"a standing in the Partnership": {own: true, line: func(h *rights, _ *testing.T, _, _ string) []string {
				h.n++
				return []string{"partnership", "set", "FR", "--status", "member", "--since", strconv.Itoa(3000 + h.n)}
			}, record: about(&store.Term{Meta: store.Meta{Revision: 7}})},
			"a coalition": {line: func(h *rights, t *testing.T, _, whose string) []string {
				return []string{"coalition", "edit", h.coalition(t, whose), "--name", h.next("Circle ")}
			}, record: madeBy(coalitionOf)},
			"a commitment": {line: func(h *rights, t *testing.T, _, whose string) []string {
				return []string{"commitment", "edit", h.commitment(t, whose), "--title", h.next("Promise ")}
			}, record: madeBy(commitmentOf)},
		},
		store.VerbUse:     {"": {own: true, line: plainLine("tool use loomio --where", "House "), record: own(ownTie)}},
		store.VerbDevelop: {"": {own: true, line: plainLine("tool develop loomio --where", "House "), record: own(ownTie)}},
		store.VerbStop: {"": {own: true, line: func(h *rights, t *testing.T, key, _ string) []string {
			tool := h.tool(t, h.stranger)
			if h.maker(t, key) == key {
				h.must(t, key, "tool", "use", tool)
			}
			return []string{"tool", "use", tool, "--stop"}
		}, record: own(ownTie)}},
		store.VerbIntroduce: {"": {own: true, line: func(h *rights, t *testing.T, key, _ string) []string {
			if h.maker(t, key) == key {
				return nil // then it is an edit of one's own profile
			}
			return append(plainLine("me set --kind other --name Ana --handle", "ana")(h, t, "", ""), "--json")
		}, record: about(&store.Person{})}},
		store.VerbCreate: {"": {own: true, line: plainLine("coalition create --purpose Test --name", "Circle "), record: about(&store.Coalition{})}},
		store.VerbJoin: {"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
			return []string{"coalition", "join", h.coalition(t, h.stranger)}
		}, record: own(ownMembership)}},
		store.VerbAsk: {"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
			coalition := h.coalition(t, h.stranger)
			h.must(t, h.stranger, "coalition", "edit", coalition, "--by-request")
			return []string{"coalition", "join", coalition}
		}, record: own(ownMembership)}},
		store.VerbLeave: {"": {own: true, line: func(h *rights, t *testing.T, key, _ string) []string {
			coalition := h.coalition(t, h.stranger)
			if h.maker(t, key) == key {
				h.must(t, key, "coalition", "join", coalition)
			}
			return []string{"coalition", "leave", coalition}
		}, record: own(ownMembership)}},
		store.VerbPost: {
			"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
				return []string{"coalition", "post", h.coalition(t, h.stranger), h.next("Hello ")}
			}, record: own(ownPost)},
			"under a commitment": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
				return []string{"commitment", "post", h.commitment(t, h.stranger), h.next("Hello ")}
			}, record: own(ownPost)},
		},
		store.VerbAnswer: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			coalition := h.coalition(t, whose)
			h.must(t, h.maker(t, whose), "coalition", "edit", coalition, "--by-request")
			return []string{"coalition", "answer", coalition, h.joining(t, coalition), "--accept"}
		}, record: madeBy(coalitionOf)}},
		store.VerbAppoint: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			coalition := h.coalition(t, whose)
			return []string{"coalition", "lead", coalition, h.joining(t, coalition)}
		}, record: madeBy(coalitionOf)}},
		store.VerbRemove: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			coalition := h.coalition(t, whose)
			return []string{"coalition", "remove", coalition, h.joining(t, coalition), "--reason", "gone"}
		}, record: madeBy(coalitionOf)}},
		store.VerbUnpost: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			_, entry := h.done(t, h.maker(t, whose), "coalition", "post", h.coalition(t, h.stranger), h.next("Hello "))
			return []string{"coalition", "unpost", h.subject(t, entry)}
		}, record: madeBy(func(head store.Meta, person store.ID) store.Record { return &store.Post{Meta: head, Person: person} })}},
		store.VerbEndorse: {"": {own: true, line: plainLine("declaration endorse --organisation", "House "), record: own(ownEndorsement)}},
		store.VerbWithdraw: {"": {own: true, line: func(h *rights, t *testing.T, key, _ string) []string {
			if h.maker(t, key) == key {
				h.must(t, key, "declaration", "endorse")
			}
			return []string{"declaration", "endorse", "--withdraw"}
		}, record: own(ownEndorsement)}},
		store.VerbVote: {"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
			return []string{"tool", "vote", h.tool(t, h.stranger), "--licence", "MIT", "--propose"}
		}, record: own(ownVote)}},
		store.VerbConfirm: {"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
			return []string{"tool", "still-true", h.tool(t, h.stranger)}
		}, record: own(ownVote)}},
		store.VerbUndo: {
			"": {line: func(h *rights, t *testing.T, _, whose string) []string {
				_, entry := h.done(t, h.maker(t, whose), "coalition", "create", "--name", h.next("Circle "), "--purpose", "Test")
				return []string{"undo", entry}
			}, record: madeBy(coalitionOf)},
			// It bans and hides as well, and is as much.
			"all": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
				h.tool(t, h.stranger)
				return strings.Fields("undo --by stranger --since 1h --reason vandalism")
			}, record: about(&store.Ban{})},
		},
		store.VerbMerge: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			return []string{"merge", h.tool(t, whose), h.tool(t, whose)}
		}, record: about(&store.Tool{})}},
		store.VerbAnnounce: {"": {own: true, line: plainLine("announce", "Hello"), record: about(&store.Announcement{})}},
		store.VerbHide: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			return []string{"hide", h.coalition(t, whose), "--reason", "spam"}
		}, record: madeBy(coalitionOf)}},
		store.VerbUnhide: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			coalition := h.coalition(t, whose)
			h.must(t, "SHA256:organiser", "hide", coalition, "--reason", "spam")
			return []string{"unhide", coalition}
		}, record: madeBy(coalitionOf)}},
		store.VerbBan: {"": {own: true, line: func(h *rights, _ *testing.T, _, _ string) []string {
			return []string{"ban", remarkable(h.next("mal")), "--reason", "spam"}
		}, record: about(&store.Ban{})}},
		store.VerbUnban: {"": {own: true, line: func(h *rights, t *testing.T, _, _ string) []string {
			key := remarkable(h.next("mal"))
			h.must(t, "SHA256:organiser", "ban", key, "--reason", "spam")
			return []string{"unban", key}
		}, record: about(&store.Ban{Meta: store.Meta{Revision: 7}})}},
		store.VerbName: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			handle := h.handle(t, whose)
			h.run(t, "SHA256:organiser", "steward", "remove", handle)
			return []string{"steward", "add", handle}
		}, record: madeBy(personOf)}},
		store.VerbDismiss: {"": {line: func(h *rights, t *testing.T, _, whose string) []string {
			handle := h.handle(t, whose)
			h.run(t, "SHA256:organiser", "steward", "add", handle)
			return []string{"steward", "remove", handle}
		}, record: madeBy(personOf)}},
		store.VerbAddKey: {"": {own: true, line: func(h *rights, t *testing.T, key, _ string) []string {
			var code struct{ Code string }
			if err := json.Unmarshal([]byte(h.must(t, h.stranger, "key", "add", "--json")), &code); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(key, "SHA256:owner") {
				return nil // alone, there is no account to join
			}
			return []string{"key", "add", code.Code}
		}, record: own(func(person store.ID) store.Record { return &store.Person{Meta: store.Meta{ID: person}} })}},
		store.VerbImport: {"": {own: true, line: plainLine("import --format jsonl -"), in: func(h *rights) string {
			return `{"format":"concorde-jsonl","version":1}` + "\n" +
				`{"type":"organisation","id":"` + store.NewID().String() + `","name":"` + h.next("House ") + `"}`
		}, record: about(&store.Organisation{})}},
		store.VerbRemoveKey: {"": {mute: true, line: func(h *rights, t *testing.T, _, whose string) []string {
			maker := h.maker(t, whose)
			second := h.second(t, maker)
			return []string{"key", "remove", second}
		}, record: madeBy(personOf)}},
	}
}

// second joins another key to somebody's account.
func (h *rights) second(t *testing.T, whose string) string {
	t.Helper()
	var code struct{ Code string }
	if err := json.Unmarshal([]byte(h.must(t, whose, "key", "add", "--json")), &code); err != nil {
		t.Fatal(err)
	}
	second := remarkable(h.next("second"))
	h.must(t, second, "key", "add", code.Code)
	return second
}

func ownEndorsement(person store.ID) store.Record { return &store.Endorsement{Person: person} }

func ownPost(person store.ID) store.Record { return &store.Post{Person: person} }

func ownVote(person store.ID) store.Record { return &store.Vote{Person: person} }

// joining is the handle of somebody new who joins a coalition, or asks to.
func (h *rights) joining(t *testing.T, coalition string) string {
	t.Helper()
	handle := h.next("joins")
	h.must(t, h.introduced(t, handle), "coalition", "join", coalition)
	return handle
}

// subject is the id of the record that an entry is about.
func (h *rights) subject(t *testing.T, entry string) string {
	t.Helper()
	id, _ := store.ParseID(entry)
	made, err := h.store.Entry(id)
	if err != nil {
		t.Fatal(err)
	}
	_, of := made.Subject()
	return of.String()
}
