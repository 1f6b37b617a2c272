package portal

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// talk is what people wrote under a record, oldest first.
type talk struct {
	posts   []*store.Post
	authors []*store.Person // of each; nil: nobody that is shown
	more    int
}

func (r reading) talk(about store.ID) (t talk, err error) {
	if t.posts, t.more, err = around[*store.Post](r, about); err != nil {
		return t, err
	}
	t.authors = make([]*store.Person, len(t.posts))
	for i, post := range t.posts {
		if t.authors[i], err = see[*store.Person](r, post.Person); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (e *edition) talkSection(t talk) section {
	s := section{Title: e.T("portal.messages"), More: e.more(t.more)}
	for i, post := range t.posts {
		s.Posts = append(s.Posts, message{
			By: e.person(t.authors[i]), When: e.LongDate(post.CreatedAt.UTC()), Stamp: stamp(post.CreatedAt), Words: text.Block(post.Words),
		})
	}
	return s
}

// person is who did something; nobody by name where they are not shown.
func (e *edition) person(p *store.Person) item {
	if p == nil {
		return item{Text: e.T("portal.somebody")}
	}
	return e.ref(p)
}

// prose is a section of Markdown.
func (e *edition) prose(title string, t store.Text, prose *prose) section {
	words := e.in(t, true)
	return section{Title: title, Prose: prose.html(words.Text), Lang: words.Lang}
}

// more says how many more there are; nothing where there are none.
func (e *edition) more(n int) string {
	if n <= 0 {
		return ""
	}
	return e.N("portal.more", n)
}

// joined puts what there is beside each other.
func joined(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " · ")
}
