package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// remarkable is a key as long as a real one.
func remarkable(name string) string {
	return fingerprintPrefix + name + strings.Repeat("x", 43-len(name))
}

// With codes, two devices are one person. Nobody else learns a key or a code.
func TestASecondDeviceJoinsOverSSH(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	s.store.SetOrganisers(nil)
	laptop, phone := remarkable("laptop"), remarkable("phone")
	if r := s.run(t, laptop, "key", "add"); r.status != statusNotAllowed {
		t.Errorf("a guest offers a code: %+v", r)
	}
	if r := s.run(t, laptop, "me", "set", "--handle", "ana", "--name", "Ana", "--kind", "other"); r.status != 0 {
		t.Fatal(r.err)
	}
	offer := s.run(t, laptop, "key", "add", "--json")
	var code struct{ Code, Until string }
	if err := json.Unmarshal([]byte(offer.out), &code); err != nil || code.Until == "" {
		t.Fatalf("%q: %v", offer.out, err)
	}
	if r := s.run(t, phone, "key", "add", "AAAA-AAAA-AAAA"); r.status != statusNotAllowed || !strings.Contains(r.err, "this code is not valid") {
		t.Errorf("a wrong code: %+v", r)
	}
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(code.Code), "-", " "))
	if r := s.run(t, phone, append([]string{"key", "add"}, words...)...); r.status != 0 || !strings.HasPrefix(r.out, "ana\t") {
		t.Fatalf("join: %+v", r)
	}
	if r := s.run(t, phone, "key", "list"); r.out != laptop+"\t\n"+phone+"\tcurrent\n" {
		t.Errorf("keys: %q", r.out)
	}
	if r := s.run(t, phone, "key", "remove", "laptop"); r.status != 0 {
		t.Errorf("remove: %+v", r)
	}
	if r := s.run(t, laptop, "tool", "use", "decidim"); r.status != statusNotAllowed {
		t.Errorf("a removed key contributes: %+v", r)
	}
	feed := s.run(t, remarkable("guest"), "feed", "--json", "--since", "1h")
	if strings.Contains(feed.out, laptop) || strings.Contains(feed.out, phone) || strings.Contains(feed.out, code.Code) {
		t.Error("the feed tells keys or codes")
	}
	if !strings.Contains(feed.out, `"key":"laptopxx"`) || !strings.Contains(feed.out, `"verb":"add-key"`) {
		t.Errorf("the feed does not tell people apart: %s", feed.out)
	}
}

func TestOrganisersAreThoseOfTheFile(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	org, ana, mal := s.introduced(t, "org"), s.introduced(t, "ana"), s.introduced(t, "mallory")
	s.store.SetOrganisers([]string{org})
	for _, line := range []string{
		"announce Hello", "hide decidim --reason r", "unhide decidim", "ban mallory --reason r", "unban mallory",
		"steward add ana", "steward remove ana", "undo --by mallory --since 1h --reason r", "merge loomio decidim",
	} {
		for _, key := range []string{ana, "SHA256:guest"} {
			if r := s.run(t, key, strings.Fields(line)...); r.status != statusNotAllowed || !oneLine(r.err) {
				t.Errorf("%s: concorde %s: %+v", key, line, r)
			}
		}
	}
	if r := s.run(t, org, "steward", "add", "ana"); r.status != 0 {
		t.Fatal(r.err)
	}
	if r := s.run(t, ana, "me"); !strings.HasPrefix(r.out, "role\tsteward\n") {
		t.Errorf("ana is %q", r.out)
	}
	if r := s.run(t, mal, "coalition", "create", "--name", "Gang", "--purpose", "Buy"); r.status != 0 {
		t.Fatal(r.err)
	}
	if r := s.run(t, org, "hide", "gang", "--reason", "rude"); r.status != 0 {
		t.Fatal(r.err)
	}
	for _, key := range []string{mal, "SHA256:guest"} {
		if r := s.run(t, key, "coalition", "show", "gang"); r.status != statusNotFound {
			t.Errorf("who may not sees it: %+v", r)
		}
		if r := s.run(t, key, "history", "gang"); r.status != statusNotFound {
			t.Errorf("or its history: %+v", r)
		}
	}
	if r := s.run(t, ana, "coalition", "show", "gang"); r.status != 0 || !strings.Contains(r.out, "hidden\t") {
		t.Errorf("a steward does not: %+v", r)
	}
	if r := s.run(t, "SHA256:guest", "feed", "--json", "--since", "1h"); strings.Contains(r.out, "Gang") {
		t.Errorf("the feed names what is hidden: %s", r.out)
	}
}

// What a vandal wrote is read by nobody once it is taken back, not on the feed either.
func TestWhatIsTakenBackIsReadByNobody(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	org, mal := s.introduced(t, "org"), s.introduced(t, "mallory")
	s.store.SetOrganisers([]string{org})
	for _, args := range [][]string{
		{"tool", "add", "--name", "Rudeware", "--use", "debate"},
		{"coalition", "create", "--name", "Rude gang", "--purpose", "Rude"},
	} {
		if r := s.run(t, mal, args...); r.status != 0 {
			t.Fatal(r.err)
		}
	}
	if r := s.run(t, "SHA256:guest", "feed", "--since", "1h"); !strings.Contains(r.out, "rudeware") {
		t.Fatalf("the feed: %s", r.out)
	}
	if r := s.run(t, org, "undo", "--by", "mallory", "--since", "1h", "--reason", "rude"); r.status != 0 {
		t.Fatal(r.err)
	}
	for _, key := range []string{"SHA256:guest", org} {
		r := s.run(t, key, "feed", "--json", "--since", "1h")
		if reads := strings.Contains(strings.ToLower(r.out), "rudeware"); reads != (key == org) {
			t.Errorf("%s reads it: %v", key, reads)
		}
	}
}
