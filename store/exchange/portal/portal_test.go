package portal_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
)

func write(t testing.TB, s *store.Store, dir string) portal.Result {
	t.Helper()
	result, err := portal.Write(t.Context(), s, dir, options())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// contents are all the files of a directory, by path.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(relative)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func pages(t *testing.T, files map[string]string) map[string]*html.Node {
	t.Helper()
	out := make(map[string]*html.Node)
	for name, content := range files {
		if strings.HasSuffix(name, ".html") {
			root, err := html.Parse(strings.NewReader(content))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out[name] = root
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for child := range n.ChildNodes() {
		out.WriteString(textOf(child))
	}
	return out.String()
}

// Every page can be found, read aloud, and left by links that lead somewhere.
func TestPages(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	write(t, w.Store, dir)
	files := contents(t, dir)
	all := pages(t, files)
	for _, kind := range []string{"tool", "action", "coalition", "commitment", "organisation", "person"} {
		for _, lang := range []string{"fr", "en", "es"} {
			found := false
			for name := range all {
				found = found || strings.HasPrefix(name, lang+"/"+kind+"/")
			}
			if !found {
				t.Errorf("no page of a %s in %s", kind, lang)
			}
		}
	}
	for name, root := range all {
		if !strings.Contains(files[name], `data/all.jsonl" download`) {
			t.Errorf("%s does not lead to the open data", name)
		}
		checkPage(t, name, root)
		checkLinks(t, name, root, files)
	}
}

// What people write stays text, whatever it looks like.
func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	write(t, w.Store, dir)
	files := contents(t, dir)
	seen := 0
	for name, root := range pages(t, files) {
		for n := range root.Descendants() {
			if n.Data == "h1" && strings.Contains(textOf(n), `<script>alert(1)</script> "onload=alert(1) ' ]]> &amp;`) {
				seen++
			}
		}
		if strings.ContainsAny(files[name], "\u202e\u200f") || strings.Contains(files[name], "<script>alert") {
			t.Errorf("%s has what it should not", name)
		}
	}
	if seen < 15 { // five kinds of records in three languages
		t.Errorf("the name shows on %d pages", seen)
	}
	for name, content := range files {
		if strings.HasSuffix(name, ".xml") {
			decoder := xml.NewDecoder(strings.NewReader(content))
			for err := error(nil); err == nil; {
				if _, err = decoder.Token(); err != nil && !errors.Is(err, io.EOF) {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		if strings.HasSuffix(name, ".json") && !json.Valid([]byte(content)) {
			t.Errorf("%s is no JSON", name)
		}
	}
}

func TestMarkdownIsTame(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	write(t, w.Store, dir)
	var page string
	for name, content := range contents(t, dir) {
		if strings.HasPrefix(name, "en/tool/") && strings.HasSuffix(name, ".html") {
			_, page, _ = strings.Cut(content, `<div class="prose"`)
			page, _, _ = strings.Cut(page, "</section>")
		}
	}
	for _, wanted := range []string{
		`<h3>One</h3>`, `<h4>Three`, `<a href="https://good.example/" rel="nofollow noopener ugc">good</a>`, `bad`,
		`<a href="https://elsewhere.example/x.png" rel="nofollow noopener ugc">picture</a>`, `&lt;img src=x onerror=alert(1)&gt;`, `&lt;b&gt;bold&lt;/b&gt;`,
		`&lt;script&gt;alert(2)&lt;/script&gt;`, `https://auto.example/</a>`,
	} {
		if !strings.Contains(page, wanted) {
			t.Errorf("there is no %s in %s", wanted, page)
		}
	}
	for _, bad := range []string{`href="javascript`, `href="data`, `href="//`, "<img", "<b>", "\u202e", "\u200f"} {
		if strings.Contains(page, bad) {
			t.Errorf("there is %q in %s", bad, page)
		}
	}
}

// A second export touches nothing; after a change, only what shows it.
func TestAgainChangesOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	first := write(t, w.Store, dir)
	before := contents(t, dir)
	if first.Files != first.Written || first.Files != len(before)-1 { // the manifest
		t.Errorf("%+v, and %d files are there", first, len(before))
	}
	if again := write(t, w.Store, dir); again.Written != 0 || again.Removed != 0 || again.Files != first.Files {
		t.Errorf("again: %+v", again)
	}
	put(t, filepath.Join(dir, "en", "index.html"), strings.Replace(before["en/index.html"], "e", "x", 1))
	if repaired := write(t, w.Store, dir); repaired.Written != 1 || contents(t, dir)["en/index.html"] != before["en/index.html"] {
		t.Errorf("after a page was changed by hand: %+v", repaired)
	}
	put(t, filepath.Join(dir, "data", "all.jsonl"), before["data/all.jsonl"][1:]+"x")
	if repaired := write(t, w.Store, dir); repaired.Written != 1 || contents(t, dir)["data/all.jsonl"] != before["data/all.jsonl"] {
		t.Errorf("after the data were changed by hand: %+v", repaired)
	}
	submit(t, w.Store, w.bob, &store.PostMessage{Post: store.Post{About: w.tool, Words: "New words"}})
	if after := write(t, w.Store, dir); after.Written != 3 || after.Removed != 0 {
		t.Errorf("after a message: %+v", after)
	}
	fresh := t.TempDir()
	write(t, w.Store, fresh)
	for name, content := range contents(t, fresh) {
		if there, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(there) != content {
			t.Errorf("%s is not what a new export would write (%v)", name, err)
		}
	}
}

// What is hidden is nowhere, and neither are keys.
func TestHiddenAndKeysAreNowhere(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	mallory := introduce(t, w.Store, "mallory", secret+" person")
	ids := map[store.ID]store.Kind{mallory.Person: store.KindPerson}
	house := submit(t, w.Store, mallory, &store.Add{Record: &store.Organisation{Name: secret + " house"}})
	ids[house] = store.KindOrganisation
	tool := submit(t, w.Store, mallory, &store.ReferenceTool{Tool: store.Tool{Name: secret + " tool", Uses: []string{"map"}, Countries: []string{"DE"}}})
	ids[tool] = store.KindTool
	pledge := submit(t, w.Store, mallory, &store.Add{Record: &store.Commitment{Name: store.Text{"en": secret + " pledge"}, Type: "project", By: "other", Actions: []store.ID{w.action}, Tools: []store.ID{w.tool, tool}}})
	ids[pledge] = store.KindCommitment
	coalition := submit(t, w.Store, mallory, &store.CreateCoalition{Coalition: store.Coalition{Name: secret + " coalition", Purpose: store.Text{"en": "x"}, Actions: []store.ID{w.action}, Tools: []store.ID{w.tool}, Commitments: []store.ID{w.pledge}}})
	ids[coalition] = store.KindCoalition
	ids[submit(t, w.Store, mallory, &store.PostMessage{Post: store.Post{About: w.coalition, Words: secret + " post"}})] = store.KindPost
	submit(t, w.Store, mallory, &store.JoinCoalition{Coalition: w.coalition})
	submit(t, w.Store, mallory, &store.SayTool{Tie: store.Tie{Tool: w.tool, Relation: store.Uses, Uses: []string{"map"}, Organisation: house}})
	submit(t, w.Store, mallory, &store.Endorse{Organisation: house})
	// What stays names what goes.
	submit(t, w.Store, w.ana, &store.ReferenceTool{Tool: store.Tool{Name: "Consul", Uses: []string{"map"}, Developers: []store.ID{house}}})
	kept := submit(t, w.Store, w.ana, &store.Add{Record: &store.Commitment{Name: store.Text{"en": "Kept"}, Type: "project", By: "other", Actions: []store.ID{w.action}, Tools: []store.ID{tool}, Organisation: house}})
	submit(t, w.Store, w.ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "Kept too", Purpose: store.Text{"en": "x"}, Tools: []store.ID{tool}, Commitments: []store.ID{pledge, kept}}})
	ids[submit(t, w.Store, w.host, &store.Announce{Announcement: store.Announcement{Words: secret + " words"}})] = store.KindAnnouncement
	if write(t, w.Store, dir); !strings.Contains(contents(t, dir)["en/tools/index.html"], secret) {
		t.Fatal("it does not show before it is hidden")
	}
	for id, kind := range ids {
		submit(t, w.Store, w.host, &store.Hide{Kind: kind, Record: id, Reason: "spam"})
	}
	if after := write(t, w.Store, dir); after.Removed == 0 {
		t.Errorf("no page of what was hidden went: %+v", after)
	}
	for name, content := range contents(t, dir) {
		for _, bad := range []string{secret, strings.ToLower(secret), "mallory", "SHA256:", "key-of"} {
			if strings.Contains(content, bad) || strings.Contains(name, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}

// A text that is not in the language of the page says in which it is.
func TestTextsSayTheirLanguage(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	write(t, w.Store, dir)
	files := contents(t, dir)
	for name, wanted := range map[string]string{
		"fr/action/action-3.html": `<h1><bdi lang="en">Open budgets`,
		"en/action/action-3.html": `<h1><bdi>Open budgets`,
		"es/action/action-3.html": `<div class="prose" dir="auto" lang="ar">`,
		"fr/actions/index.html":   `<bdi lang="en">3. Open budgets`,
	} {
		if !strings.Contains(files[name], wanted) {
			t.Errorf("%s has no %s:\n%s", name, wanted, files[name])
		}
	}
}

// Who asked to join a coalition is not said to be in it.
func TestRequestsStayInTheRoom(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	closed := submit(t, w.Store, w.ana, &store.CreateCoalition{Coalition: store.Coalition{Name: "Closed circle", Purpose: store.Text{"en": "x"}, ByRequest: true}})
	submit(t, w.Store, w.bob, &store.JoinCoalition{Coalition: closed})
	write(t, w.Store, dir)
	files := contents(t, dir)
	if strings.Contains(files["en/coalition/closed-circle.html"], "Bob") || strings.Contains(files["en/person/bob.html"], "Closed circle") {
		t.Error("the site says who asked to join")
	}
	if !strings.Contains(files["en/person/ana.html"], "Closed circle") || !strings.Contains(files["en/person/bob.html"], "Budgets") {
		t.Error("the site does not say who is in a coalition")
	}
}

// An action says what it has not got yet.
func TestActionsSayWhatTheyLack(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	submit(t, w.Store, w.host, &store.Add{Record: &store.Action{Number: 4, Name: store.Text{"en": "Untouched"}}})
	write(t, w.Store, dir)
	files := contents(t, dir)
	const lacks = "en:hub.lacks.coalition"
	if !strings.Contains(files["en/action/action-4.html"], lacks) || strings.Contains(files["en/action/action-3.html"], lacks) {
		t.Error("the site does not say rightly which action lacks a coalition")
	}
}
