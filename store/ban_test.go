package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/background"
)

// deniedFor wants a command refused for a reason.
func deniedFor(t testing.TB, s *store.Store, actor store.Actor, command store.Command, why store.Denial) {
	t.Helper()
	at := s.Sequence()
	_, err := s.Submit(t.Context(), actor, command)
	var denied *store.NotAllowedError
	if !errors.As(err, &denied) || denied.Why != why {
		t.Errorf("%T: %v, must be refused: %s", command, err, why)
	}
	if s.Sequence() != at {
		t.Errorf("%T left a trace", command)
	}
}

func post(about store.ID) store.Command {
	return &store.PostMessage{Post: store.Post{About: about, Words: "Buy!"}}
}

func TestABannedKeyContributesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir, nil)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	tool := submit(t, s, mal, &store.ReferenceTool{Tool: decidim()}).Record
	refuses(t, s, org, &store.BanKey{Key: mal.Key}, "reason", store.ProblemRequired)
	refuses(t, s, org, &store.BanKey{Key: "mal", Reason: "spam"}, "key", store.ProblemKey)
	if _, banned := s.Banned(mal.Key); banned {
		t.Error("banned before")
	}
	banned := submit(t, s, org, &store.BanKey{Key: mal.Key, Reason: "spam"})
	if ban, ok := s.Banned(mal.Key); !ok || ban.Reason != "spam" || ban.CreatedBy != org.Person {
		t.Errorf("ban: %+v, %v", ban, ok)
	}
	deniedFor(t, s, mal, post(tool), store.DeniedBanned)
	deniedFor(t, s, as(mal, store.Organiser), &store.UnbanKey{Key: mal.Key}, store.DeniedBanned)
	deniedFor(t, s, store.Actor{Key: mal.Key}, &store.Introduce{Person: store.Person{Handle: "mal2", Name: "M", Type: "other"}}, store.DeniedBanned)
	shut(t, s)

	s = openAt(t, dir, nil)
	defer shut(t, s)
	deniedFor(t, s, mal, post(tool), store.DeniedBanned)
	deniedFor(t, s, introduce(t, s, "ana"), &store.Undo{Entry: banned.Entry}, store.DeniedOrganiser)
	submit(t, s, org, &store.UnbanKey{Key: mal.Key, Reason: "promised"})
	submit(t, s, mal, post(tool))
	if _, err := s.Submit(t.Context(), org, &store.UnbanKey{Key: mal.Key}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unbanned twice: %v", err)
	}
	if bans, err := s.Bans(); err != nil || len(bans) != 0 {
		t.Errorf("bans: %v, %v", bans, err)
	}
	checked(t, s)
}

// What waits its turn behind a ban is refused like what comes later: the
// writer looks, and not who submits.
func TestWhatIsQueuedBehindABanDoesNotSlipThrough(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	tool := submit(t, s, mal, &store.ReferenceTool{Tool: decidim()}).Record
	ban := &store.BanKey{Once: store.Once{ID: store.NewID()}, Key: mal.Key, Reason: "spam"}
	group := background.NewGroup(nil)
	for range 4 {
		group.Go("spam", func() {
			for range 50 {
				_, _ = s.Submit(t.Context(), mal, post(tool))
			}
		})
	}
	banned := submit(t, s, org, ban)
	group.Wait()
	entries, err := s.Deeds(mal.Person, 1)
	if err != nil || len(entries) != 1 || entries[0].Sequence > banned.Sequence {
		t.Errorf("the last entry of the banned key is %+v (%v), the ban is %d", entries, err, banned.Sequence)
	}
}

func TestAnOrganisersKeyIsNotBanned(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, second := introduce(t, s, "org"), introduce(t, s, "second")
	s.SetOrganisers([]string{org.Key, second.Key})
	org = as(org, store.Organiser)
	deniedFor(t, s, org, &store.BanKey{Key: second.Key, Reason: "quarrel"}, store.DeniedOrganiserKey)
	deniedFor(t, s, org, &store.BanKey{Key: org.Key, Reason: "by mistake"}, store.DeniedOrganiserKey)
	s.SetOrganisers([]string{org.Key})
	submit(t, s, org, &store.BanKey{Key: second.Key, Reason: "left the team in anger"})
	deniedFor(t, s, as(second, store.Organiser), &store.UnbanKey{Key: second.Key}, store.DeniedBanned)
	s.SetOrganisers([]string{org.Key, second.Key}) // the list has the last word
	if _, banned := s.Banned(second.Key); banned {
		t.Error("an organiser's key counts as banned")
	}
	submit(t, s, as(second, store.Organiser), &store.UnbanKey{Key: second.Key})
}

// A code that was shown before the ban lets nobody in by another device.
func TestWhoeverIsBannedDoesNotGoOnWithAnotherKey(t *testing.T) {
	t.Parallel()
	s := open(t)
	org, mal := as(introduce(t, s, "org"), store.Organiser), introduce(t, s, "mal")
	code := offered(t, s, mal)
	submit(t, s, org, &store.BanKey{Key: mal.Key, Reason: "spam"})
	deniedFor(t, s, store.Actor{Key: "SHA256:mal2"}, &store.JoinAccount{Code: code}, store.DeniedBanned)
	if _, _, err := s.OfferCode(mal); !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("a banned key offers a code: %v", err)
	}
}
