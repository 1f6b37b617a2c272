package store_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time        { return c.at }
func (c *clock) pass(by time.Duration) { c.at = c.at.Add(by) }

func timed(t *testing.T) (*store.Store, *clock) {
	t.Helper()
	c := newClock()
	s := openAt(t, t.TempDir(), c.now)
	t.Cleanup(func() { shut(t, s) })
	return s, c
}

func offered(t *testing.T, s *store.Store, actor store.Actor) string {
	t.Helper()
	code, _, err := s.OfferCode(actor)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestASecondDeviceJoinsAnAccount(t *testing.T) {
	t.Parallel()
	s, c := timed(t)
	ana := introduce(t, s, "ana")
	code, until, err := s.OfferCode(ana)
	if err != nil || !regexp.MustCompile(`^[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}$`).MatchString(code) {
		t.Fatalf("code %q, %v", code, err)
	}
	if wait := until.Sub(c.now()); wait != 10*time.Minute {
		t.Errorf("valid for %s", wait)
	}
	phone := store.Actor{Key: "SHA256:phone"}
	join := &store.JoinAccount{Code: " " + strings.ToLower(strings.ReplaceAll(code, "-", " ")) + " "}
	done := submit(t, s, phone, join)
	if done.Record != ana.Person || done.Kind != store.KindPerson {
		t.Errorf("receipt %+v", done)
	}
	if again := submit(t, s, phone, join); !again.Again || again.Entry != done.Entry {
		t.Errorf("sent again: %+v", again)
	}
	phone = standing(t, s, phone.Key, store.Participant)
	if phone.Person != ana.Person {
		t.Errorf("the phone is %s", phone.Person)
	}
	submit(t, s, phone, &store.ReferenceTool{Tool: decidim()})
	deniedFor(t, s, store.Actor{Key: "SHA256:thief"}, &store.JoinAccount{Code: code}, store.DeniedCode) // once
	deniedFor(t, s, introduce(t, s, "bob"), &store.JoinAccount{Code: offered(t, s, ana)}, store.DeniedKnownKey)
	deniedFor(t, s, ana, &store.Undo{Entry: done.Entry}, store.DeniedUndoKey)
	checked(t, s)
}

func TestACodeIsValidForTenMinutesAndUntilTheNextOne(t *testing.T) {
	t.Parallel()
	s, c := timed(t)
	ana := introduce(t, s, "ana")
	first := offered(t, s, ana)
	second := offered(t, s, ana)
	deniedFor(t, s, store.Actor{Key: "SHA256:a"}, &store.JoinAccount{Code: first}, store.DeniedCode)
	c.pass(10 * time.Minute)
	deniedFor(t, s, store.Actor{Key: "SHA256:b"}, &store.JoinAccount{Code: second}, store.DeniedCode)
	third := offered(t, s, ana)
	c.pass(10*time.Minute - time.Millisecond)
	submit(t, s, store.Actor{Key: "SHA256:c"}, &store.JoinAccount{Code: third})
	if _, _, err := s.OfferCode(store.Actor{Key: "SHA256:guest"}); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("a guest offers: %v", err)
	}
}

func TestNobodyGuessesACode(t *testing.T) {
	t.Parallel()
	s, c := timed(t)
	code := offered(t, s, introduce(t, s, "ana"))
	mal := store.Actor{Key: "SHA256:mal"}
	for range 5 {
		deniedFor(t, s, mal, &store.JoinAccount{Code: "AAAA-AAAA-AAAA"}, store.DeniedCode)
	}
	_, err := s.Submit(t.Context(), mal, &store.JoinAccount{Code: code}) // even the right one is not heard
	var budget *store.BudgetError
	if !errors.As(err, &budget) || budget.Wait > time.Minute {
		t.Errorf("after five wrong codes: %v", err)
	}
	heard := 0
	for i := range 1000 { // with any number of keys
		_, err := s.Submit(t.Context(), store.Actor{Key: fmt.Sprintf("SHA256:mal%d", i)}, &store.JoinAccount{Code: "AAAA-AAAA-AAAA"})
		if errors.Is(err, store.ErrNotAllowed) {
			heard++
		}
	}
	if heard > 100 {
		t.Errorf("%d guesses were heard in one moment", heard)
	}
	c.pass(time.Minute)
	submit(t, s, mal, &store.JoinAccount{Code: code})
}

func TestAnAccountHasTenKeysAndNeverNone(t *testing.T) {
	t.Parallel()
	s, c := timed(t)
	ana := introduce(t, s, "ana")
	deniedFor(t, s, ana, &store.RemoveKey{Key: ana.Key}, store.DeniedLastKey)
	for i := range 9 {
		code := offered(t, s, ana)
		submit(t, s, store.Actor{Key: fmt.Sprintf("SHA256:%d", i)}, &store.JoinAccount{Code: code})
		c.pass(time.Minute)
	}
	var full *store.FieldError
	if _, _, err := s.OfferCode(ana); !errors.As(err, &full) || full.Problem != store.ProblemTooMany {
		t.Errorf("an eleventh key: %v", err)
	}
	deniedFor(t, s, as(introduce(t, s, "org"), store.Organiser), &store.Undo{Entry: lastOf(t, s, ana.Person)}, store.DeniedUndoKey)
	if _, err := s.Submit(t.Context(), introduce(t, s, "bob"), &store.RemoveKey{Key: ana.Key}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("another's key: %v", err)
	}
	submit(t, s, ana, &store.RemoveKey{Key: "SHA256:3"})
	standing(t, s, "SHA256:3", store.Guest)
	if _, err := s.Submit(t.Context(), ana, &store.RemoveKey{Key: "SHA256:3"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	offered(t, s, ana)
}

func lastOf(t *testing.T, s *store.Store, record store.ID) store.ID {
	t.Helper()
	entries, err := s.History(record, 1)
	if err != nil || len(entries) == 0 {
		t.Fatal(entries, err)
	}
	return entries[0].ID
}

// A device that was lost is nobody's with the next entry, though its session is still open.
func TestARemovedKeyHasLostItsAccountAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := timed(t)
	s.SetOrganisers(nil)
	ana := introduce(t, s, "ana")
	phone := store.Actor{Key: "SHA256:phone"}
	submit(t, s, phone, &store.JoinAccount{Code: offered(t, s, ana)})
	phone = standing(t, s, phone.Key, store.Participant)
	submit(t, s, ana, &store.RemoveKey{Key: phone.Key})
	deniedFor(t, s, phone, &store.ReferenceTool{Tool: decidim()}, store.DeniedGuest)
	deniedFor(t, s, phone, &store.RemoveKey{Key: ana.Key}, store.DeniedGuest)
	if _, _, err := s.OfferCode(phone); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("it offers a code: %v", err)
	}
}
