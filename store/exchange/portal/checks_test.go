package portal_test

import (
	"encoding/json"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func checkPage(t *testing.T, name string, root *html.Node) {
	t.Helper()
	heads, mains, title, described, lang, level := 0, 0, "", "", "", 0
	ids := make(map[string]bool)
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: two things have the id %s", name, id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "html":
			lang = attr(n, "lang")
		case "title":
			title = textOf(n)
		case "main":
			mains++
		case "meta":
			if attr(n, "name") == "description" {
				described = attr(n, "content")
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("%s: %s after a heading of level %d", name, n.Data, level)
			}
			if level = now; now == 1 {
				heads++
			}
		}
	}
	if wanted, _, _ := strings.Cut(name, "/"); lang != wanted && name != "index.html" {
		t.Errorf("%s is said to be in %q", name, lang)
	}
	if heads != 1 || mains != 1 || title == "" || described == "" {
		t.Errorf("%s: %d first headings, %d main parts, title %q, description %q", name, heads, mains, title, described)
	}
}

// checkLinks wants links within the site to lead to files, others to the web,
// and nothing else to be fetched or run.
func checkLinks(t *testing.T, name string, root *html.Node, files map[string]string) {
	t.Helper()
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
		switch n.Data {
		case "style", "img", "iframe", "object", "embed", "base", "b", "meta-refresh":
			t.Errorf("%s has a <%s>", name, n.Data)
		case "script":
			if attr(n, "src") == "" && (attr(n, "type") != "application/ld+json" || !json.Valid([]byte(textOf(n)))) {
				t.Errorf("%s has a script of its own: %s", name, textOf(n))
			}
		}
		for _, key := range []string{"href", "src", "action"} {
			if to := attr(n, key); to != "" {
				checkLink(t, name, n, to, files)
			}
		}
	}
}

func checkLink(t *testing.T, name string, n *html.Node, to string, files map[string]string) {
	t.Helper()
	at, err := url.Parse(to)
	switch {
	case err != nil:
		t.Errorf("%s: %q: %v", name, to, err)
	case at.Scheme == "http" || at.Scheme == "https":
		if n.Data != "a" && n.Data != "link" || attr(n, "rel") == "stylesheet" {
			t.Errorf("%s fetches %s", name, to)
		}
		if inside, ok := strings.CutPrefix(to, "https://portal.example/"); ok {
			checkThere(t, name, inside, files)
		}
	case at.Scheme != "" || at.Host != "":
		t.Errorf("%s leads to %q", name, to)
	case at.Path != "":
		checkThere(t, name, path.Join(path.Dir(name), at.Path), files)
	}
}

func checkThere(t *testing.T, name, to string, files map[string]string) {
	t.Helper()
	to, err := url.PathUnescape(to)
	if _, there := files[to]; err != nil || !there {
		t.Errorf("%s leads to %s, which is not there", name, to)
	}
}
