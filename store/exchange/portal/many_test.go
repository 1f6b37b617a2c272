package portal_test

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Many tools are in pages that follow one another, each tool once; and the
// search has all of them, in files of which none is large.
func TestManyTools(t *testing.T) {
	t.Parallel()
	const tools = 230
	s, dir := open(t), t.TempDir()
	fill(t, s, 0, tools)
	write(t, s, dir)
	files := contents(t, dir)
	all := pages(t, files)
	if got := followed(t, all, "en/tools/index.html"); len(got) != tools {
		t.Errorf("the list of tools leads to %d", len(got))
	}
	byUse := followed(t, all, "en/tools/use/debate.html")
	if len(byUse) == 0 || len(byUse) >= tools/2 {
		t.Errorf("there are %d tools to debate", len(byUse))
	}
	if got := narrowed(t, files, "use", "Debate"); !slices.Equal(got, byUse) {
		t.Errorf("the search narrows to %v, the list has %v", got, byUse)
	}
	if got := worded(t, files, "w-31-31", "117"); !slices.Equal(got, []string{"platform-117"}) {
		t.Errorf("117 is in %v", got)
	}
	if got := worded(t, files, "w-70-6c", "platform"); len(got) != tools {
		t.Errorf("the word that all have is in %d", len(got))
	}
	for name, content := range files {
		if strings.Contains(name, "/find/") && len(content) > 16<<10 {
			t.Errorf("%s has %d bytes", name, len(content))
		}
	}
}

// followed lists the tools of a list, from its first page on.
func followed(t *testing.T, all map[string]*html.Node, name string) []string {
	t.Helper()
	var out []string
	for range 20 {
		root, next := all[name], ""
		if root == nil {
			t.Fatalf("there is no %s", name)
		}
		for n := range root.Descendants() {
			to := path.Join(path.Dir(name), attr(n, "href"))
			switch {
			case n.Data == "a" && attr(n, "rel") == "next":
				next = to
			case n.Data == "a" && strings.HasPrefix(to, "en/tool/"):
				out = append(out, strings.TrimSuffix(path.Base(to), ".html"))
			}
		}
		if name = next; name == "" {
			break
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func decoded(t *testing.T, files map[string]string, name string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(files["en/find/"+name+".json"]), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// slugs are the tools of gaps between numbers, as the browser finds them.
func slugs(t *testing.T, files map[string]string, gaps []int) []string {
	t.Helper()
	var shape struct{ Tools, Chunk int }
	decoded(t, files, "facets", &shape)
	var out []string
	number := 0
	for _, gap := range gaps {
		number += gap
		var rows [][]string
		decoded(t, files, fmt.Sprintf("t-%d", number/shape.Chunk), &rows)
		out = append(out, rows[number%shape.Chunk][0])
	}
	slices.Sort(out)
	return out
}

func narrowed(t *testing.T, files map[string]string, facet, label string) []string {
	t.Helper()
	var shape struct{ Facets map[string][][]any }
	decoded(t, files, "facets", &shape)
	for _, value := range shape.Facets[facet] {
		if value[1] == label {
			var gaps []int
			decoded(t, files, value[0].(string), &gaps)
			if float64(len(gaps)) != value[2] {
				t.Errorf("%s is said to have %v, and has %d", label, value[2], len(gaps))
			}
			return slugs(t, files, gaps)
		}
	}
	return nil
}

func worded(t *testing.T, files map[string]string, shard, word string) []string {
	t.Helper()
	var postings map[string][2][]int
	decoded(t, files, shard, &postings)
	return append(slugs(t, files, postings[word][0]), slugs(t, files, postings[word][1])...)
}
