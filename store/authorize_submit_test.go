package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// TestTheSameRightsThroughSubmit does it all in earnest: each role does each
// thing to what is theirs and to what is not, and whoever may not leaves no trace.
func TestTheSameRightsThroughSubmit(t *testing.T) {
	t.Parallel()
	s := open(t)
	house := store.Actor{Role: store.Organiser}
	owner := introduce(t, s, "owner")
	actors := map[string]store.Actor{
		"guest":              {Key: "SHA256:nobody", Role: store.Guest},
		"nameless organiser": {Key: "SHA256:someone", Role: store.Organiser},
		"participant":        introduce(t, s, "participant"),
		"steward":            as(introduce(t, s, "steward"), store.Steward),
		"organiser":          as(introduce(t, s, "organiser"), store.Organiser),
		"owner":              owner,
	}
	everyone := []string{"owner", "participant", "steward", "organiser"}
	for _, c := range deedsOf(t, s, owner, house) {
		allowed := c.allowed
		if allowed == nil {
			allowed = everyone
		}
		for name, actor := range actors {
			command := c.command()
			before := s.Sequence()
			_, err := s.Submit(t.Context(), actor, command)
			may := slices.Contains(allowed, name)
			if may == errors.Is(err, store.ErrNotAllowed) || may && err != nil {
				t.Errorf("%s: %s: %v, allowed must be %v", name, c.name, err, may)
			}
			if !may && s.Sequence() != before {
				t.Errorf("%s: %s left a trace", name, c.name)
			}
		}
	}
}

func as(actor store.Actor, role store.Role) store.Actor {
	actor.Role = role
	return actor
}

// submitted is something to do, made anew for each who tries; allowed names who may, nil: everyone but guests.
type submitted struct {
	name    string
	command func() store.Command
	allowed []string
}

// deedsOf are things to do to what the owner made.
func deedsOf(t *testing.T, s *store.Store, owner, house store.Actor) []submitted {
	n := 0
	next := func(prefix string) string {
		n++
		return fmt.Sprintf("%s %c%c%d", prefix, 'a'+n%26, 'a'+n/26, 1000*n)
	}
	tool := submit(t, s, owner, &store.ReferenceTool{Tool: decidim()}).Record
	action := submit(t, s, house, &store.Add{Record: &store.Action{Number: 1, Name: store.Text{"en": "One"}}}).Record
	coalition := submit(t, s, owner, &store.CreateCoalition{Coalition: store.Coalition{Name: "C", Purpose: store.Text{"en": "P"}}}).Record
	edit := func(kind store.Kind, id store.ID, change func(store.Record)) func() store.Command {
		return func() store.Command {
			record, err := s.Record(kind, id)
			if err != nil {
				t.Fatal(err)
			}
			change(record)
			return &store.Edit{Record: record, Base: record.Head().Revision}
		}
	}
	stranger, writer := introduce(t, s, "stranger").Person, introduce(t, s, "writer")
	mine := []string{"owner", "steward", "organiser"}
	organisers := []string{"organiser"}
	return []submitted{
		{"reference a tool", func() store.Command {
			return &store.ReferenceTool{Tool: store.Tool{Name: next("Tool"), Uses: []string{"map"}}, AllowDuplicate: true}
		}, nil},
		{"add an organisation", func() store.Command { return &store.Add{Record: &store.Organisation{Name: next("House")}} }, nil},
		{"add an action", func() store.Command {
			n++
			return &store.Add{Record: &store.Action{Number: 10 + n, Name: store.Text{"en": "More"}}}
		}, organisers},
		{"add a term", func() store.Command {
			return &store.Add{Record: &store.Term{Vocabulary: "use", Value: next("use"), Label: store.Text{"en": "Use"}}}
		}, organisers},
		{"set a standing in the Partnership", func() store.Command {
			n++
			return &store.SetPartner{Country: "FR", Status: "member", Since: fmt.Sprint(2000 + n%1000)}
		}, organisers},
		{"edit a tool", edit(store.KindTool, tool, func(r store.Record) { r.(*store.Tool).Tags = []string{next("tag")} }), nil},
		{"edit an action", edit(store.KindAction, action, func(r store.Record) { r.(*store.Action).WorkingGroup = next("Group") }), organisers},
		{"edit a person", edit(store.KindPerson, owner.Person, func(r store.Record) { r.(*store.Person).Name = next("Name") }), mine},
		{"edit a coalition", edit(store.KindCoalition, coalition, func(r store.Record) { r.(*store.Coalition).Place = next("table") }), mine},
		{"use a tool", func() store.Command {
			return &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Where: next("in")}}
		}, nil},
		{"stop another's use", func() store.Command {
			tie := store.Tie{Tool: tool, Relation: store.Develops, Where: next("in")}
			return &store.StopTool{Tie: submit(t, s, owner, &store.SayTool{Tie: tie}).Record}
		}, mine},
		{"post", func() store.Command {
			return &store.PostMessage{Post: store.Post{About: coalition, Words: next("Hello")}}
		}, nil},
		{"take back what another wrote to the owner's coalition", func() store.Command {
			return &store.UnpostMessage{Post: submit(t, s, writer, post(coalition)).Record}
		}, mine},
		{"endorse the Declaration", func() store.Command { return &store.Endorse{} }, nil},
		{"vote for a value", func() store.Command {
			return &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT", Propose: true}
		}, nil},
		{"say that it is still true", func() store.Command { return &store.StillTrue{Tool: tool} }, nil},
		{"announce", func() store.Command {
			return &store.Announce{Announcement: store.Announcement{Words: next("Hello")}}
		}, organisers},
		{"hide", func() store.Command {
			post := submit(t, s, owner, post(tool)).Record
			return &store.Hide{Kind: store.KindPost, Record: post, Reason: "spam"}
		}, organisers},
		{"show again", func() store.Command {
			post := submit(t, s, owner, post(tool)).Record
			submit(t, s, as(owner, store.Organiser), &store.Hide{Kind: store.KindPost, Record: post, Reason: "spam"})
			return &store.Unhide{Kind: store.KindPost, Record: post}
		}, organisers},
		{"ban", func() store.Command { return &store.BanKey{Key: "SHA256:" + next("mal")[4:], Reason: "spam"} }, organisers},
		{"unban", func() store.Command {
			key := "SHA256:" + next("mal")[4:]
			submit(t, s, as(owner, store.Organiser), &store.BanKey{Key: key, Reason: "spam"})
			return &store.UnbanKey{Key: key}
		}, organisers},
		{"name a steward", func() store.Command {
			_, _ = s.Submit(t.Context(), as(owner, store.Organiser), &store.DismissSteward{Person: stranger})
			return &store.NameSteward{Person: stranger}
		}, organisers},
		{"dismiss a steward", func() store.Command {
			_, _ = s.Submit(t.Context(), as(owner, store.Organiser), &store.NameSteward{Person: stranger})
			return &store.DismissSteward{Person: stranger}
		}, organisers},
		{"import", func() store.Command {
			head := store.Meta{ID: store.NewID(), CreatedBy: stranger}
			return &store.Import{Record: &store.Organisation{Meta: head, Name: next("House")}}
		}, organisers},
		{"undo what the owner did", func() store.Command {
			tool := store.Tool{Name: next("Tool"), Uses: []string{"map"}}
			return &store.Undo{Entry: submit(t, s, owner, &store.ReferenceTool{Tool: tool, AllowDuplicate: true}).Entry}
		}, mine},
	}
}
