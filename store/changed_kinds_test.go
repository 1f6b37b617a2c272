package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// Who shows no messages has nothing to read again after one, and does after
// anything else.
func TestAChangeIsOfTheKindsThatItChanged(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	coalition := submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
	from := s.Sequence()
	if s.ChangedBesides(from, store.KindPost) {
		t.Error("something changed where nothing did")
	}
	post := submit(t, s, ana, &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "See you at table 12."}})
	if s.ChangedBesides(from, store.KindPost) {
		t.Error("a message is something else")
	}
	if !s.ChangedBesides(from) || !s.ChangedBesides(from, store.KindTool) {
		t.Error("a message is not seen")
	}
	submit(t, s, as(ana, store.Organiser), &store.Hide{Kind: store.KindPost, Record: post.Record, Reason: "spam"})
	if s.ChangedBesides(from, store.KindPost) {
		t.Error("a message that is hidden is something else")
	}
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: "Decidim", Uses: []string{"debate"}, Summary: store.Text{"en": "Takes part."}}})
	if !s.ChangedBesides(from, store.KindPost) {
		t.Error("a tool is not seen behind messages")
	}
	if s.ChangedBesides(s.Sequence()) {
		t.Error("something changed after all")
	}
}
