package portal_test

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// echo are words that say which they are.
type echo struct{ lang string }

func (e echo) Lang() string        { return e.lang }
func (e echo) T(key string) string { return e.lang + ":" + key }
func (e echo) F(key string, args map[string]any) string {
	out := e.T(key)
	for _, name := range slices.Sorted(maps.Keys(args)) {
		out += fmt.Sprintf(" %v", args[name])
	}
	return out
}
func (e echo) N(key string, n int, args ...map[string]any) string {
	return e.F(key, map[string]any{"N": n})
}
func (echo) Has(key string) bool         { return strings.HasPrefix(key, "vocabulary.need.") }
func (echo) Number(n int) string         { return fmt.Sprint(n) }
func (echo) LongDate(t time.Time) string { return t.Format(time.DateOnly) }
func (echo) LongDay(day string) string   { return day }
func (echo) Country(c string) string     { return "country " + c }
func (echo) Language(tag string) string  { return "language " + tag }

func options() portal.Options {
	return portal.Options{
		Words: []portal.Words{echo{"fr"}, echo{"en"}, echo{"es"}}, Address: "https://portal.example/",
		Data: []portal.Data{{Name: "all.jsonl", Main: true, Write: func(w io.Writer) error {
			for n := range 20_000 { // more than is compared at once
				if _, err := fmt.Fprintln(w, n); err != nil {
					return err
				}
			}
			return nil
		}}},
	}
}

// world is a record with something of every kind.
type world struct {
	*store.Store
	ana, bob, host          store.Actor
	tool, coalition, pledge store.ID
	house, action           store.ID
}

const (
	evil   = `<script>alert(1)</script> "onload=alert(1) ' ]]> &amp;`
	secret = "Xyzzyhidden"
)

func open(t testing.TB) *store.Store {
	t.Helper()
	at := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)
	s, err := store.Open(store.Options{Dir: t.TempDir(), Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func submit(t testing.TB, s *store.Store, actor store.Actor, command store.Command) store.ID {
	t.Helper()
	receipt, err := s.Submit(t.Context(), actor, command)
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return receipt.Record
}

func introduce(t testing.TB, s *store.Store, handle, name string) store.Actor {
	t.Helper()
	key := "SHA256:key-of-" + handle
	submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: handle, Name: name, Type: "civil-society", Country: "FR", Offers: []string{evil}}})
	actor, err := s.ActorFor(key)
	if err != nil {
		t.Fatal(err)
	}
	return actor
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{Store: open(t)}
	w.ana, w.bob = introduce(t, w.Store, "ana", evil), introduce(t, w.Store, "bob", "Bob")
	w.host = introduce(t, w.Store, "host", "Host")
	w.host.Role = store.Organiser
	both := store.Text{"fr": "Un texte " + evil, "ar": "نص"}
	w.house = submit(t, w.Store, w.ana, &store.Add{Record: &store.Organisation{Name: "House " + evil, Type: "government", Country: "FR", Website: "https://house.example/"}})
	w.action = submit(t, w.Store, w.host, &store.Add{Record: &store.Action{Number: 3, Name: store.Text{"en": "Open budgets " + evil}, Description: both, Organisations: []store.ID{w.house}, Governments: []string{"FR"}}})
	w.tool = submit(t, w.Store, w.ana, &store.ReferenceTool{Tool: store.Tool{
		Name: "Decidim " + evil, Summary: store.Text{"en": "Participatory platform " + evil}, Description: store.Text{"en": markdown},
		Website: "https://decidim.example/?a=1&b=2", Repository: "https://git.example/decidim", Licence: "AGPL-3.0-only",
		Uses: []string{"participatory-budgeting", "consult"}, Developers: []store.ID{w.house}, Countries: []string{"FR", "ES"}, Tags: []string{evil},
		Languages: []string{"fr"}, Platforms: []string{"web"}, Maturity: "stable", WrittenIn: []string{"Ruby"},
	}})
	w.pledge = submit(t, w.Store, w.bob, &store.Add{Record: &store.Commitment{
		Name: both, Type: "project", By: "state", Country: "FR", Organisation: w.house, Actions: []store.ID{w.action}, Tools: []store.ID{w.tool},
		Offers: []store.Need{{Kind: "data", Words: evil}}, Description: both, Until: "2017-06", Plan: "FR 2015-2017 #4",
	}})
	w.coalition = submit(t, w.Store, w.ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Budgets " + evil, Purpose: both, Actions: []store.ID{w.action}, Tools: []store.ID{w.tool}, Commitments: []store.ID{w.pledge},
		Needs: []store.Need{{Kind: "law"}}, Place: evil, Delivers: evil,
	}})
	submit(t, w.Store, w.bob, &store.JoinCoalition{Coalition: w.coalition})
	submit(t, w.Store, w.bob, &store.SayTool{Tie: store.Tie{Tool: w.tool, Relation: store.Uses, Uses: []string{"consult"}, Where: evil, Organisation: w.house, Evidence: "https://house.example/proof"}})
	submit(t, w.Store, w.bob, &store.PostMessage{Post: store.Post{About: w.coalition, Words: "See " + evil + "\nat table 12"}})
	submit(t, w.Store, w.bob, &store.VoteFor{Tool: w.tool, Field: "licence", Value: "MIT", Propose: true})
	submit(t, w.Store, w.ana, &store.Endorse{})
	submit(t, w.Store, w.bob, &store.Endorse{Organisation: w.house})
	submit(t, w.Store, w.host, &store.Announce{Announcement: store.Announcement{Words: "Welcome " + evil}})
	return w
}

const markdown = `# One
### Three [good](https://good.example/) [bad](javascript:alert(1)) ![picture](https://elsewhere.example/x.png)

<img src=x onerror=alert(1)> text <b>bold</b> <javascript:alert(1)> <https://auto.example/>

<script>alert(2)</script>

[ref]: javascript:alert(3)
[data](data:text/html,x) [ref] [rel](//evil.example/) &#8238;reversed &rlm; [e](https://e.example/"onload=x)
`
