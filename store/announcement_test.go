package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestTheNewestAnnouncementIsReadFirst(t *testing.T) {
	t.Parallel()
	s := open(t)
	org := as(introduce(t, s, "org"), store.Organiser)
	for _, words := range []string{"Lunch is served", "The vote is open", "The bus leaves"} {
		submit(t, s, org, &store.Announce{Announcement: store.Announcement{Words: words}})
	}
	expect := func(want ...string) {
		t.Helper()
		all, err := s.Announcements(10)
		if err != nil || len(all) != len(want) {
			t.Fatalf("%d announcements, %v", len(all), err)
		}
		for i, words := range want {
			if all[i].Words != words {
				t.Errorf("announcement %d is %q, must be %q", i, all[i].Words, words)
			}
		}
	}
	expect("The bus leaves", "The vote is open", "Lunch is served")
	if two, err := s.Announcements(2); err != nil || len(two) != 2 {
		t.Errorf("of two: %d, %v", len(two), err)
	}
	all, err := s.Announcements(1)
	if err != nil {
		t.Fatal(err)
	}
	submit(t, s, org, &store.Hide{Kind: store.KindAnnouncement, Record: all[0].ID, Reason: "it has left"})
	expect("The vote is open", "Lunch is served")
	if _, err := s.Submit(t.Context(), org, &store.Announce{}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("nothing was announced: %v", err)
	}
}

func TestALanguageThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	s := open(t)
	org := as(introduce(t, s, "org"), store.Organiser)
	for _, lang := range []string{"not a language", "x\x1b[31m"} {
		_, err := s.Submit(t.Context(), org, &store.Announce{Announcement: store.Announcement{Words: "Bonjour", Lang: lang}})
		var field *store.FieldError
		if !errors.As(err, &field) || field.Field != "lang" || field.Problem != store.ProblemLanguage {
			t.Errorf("%q: %v", lang, err)
		}
	}
	for _, lang := range []string{"", "fr", "pt-BR"} {
		submit(t, s, org, &store.Announce{Announcement: store.Announcement{Words: "Bonjour", Lang: lang}})
	}
}
