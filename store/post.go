package store

import "slices"

// Post is a message under a coalition, a tool, an action or a commitment.
type Post struct {
	Meta
	Person ID     `json:"person"`
	About  ID     `json:"about"`
	Words  string `json:"words"`
	Lang   string `json:"lang,omitempty"` // BCP 47; empty where nobody said
}

// Kind is KindPost.
func (*Post) Kind() Kind { return KindPost }

// Title is what the post says.
func (p *Post) Title(string) string { return p.Words }

func (p *Post) slugFrom() string { return "" }

func (p *Post) links() []link {
	return slices.Concat(linksTo("person", KindPerson, p.Person), linksTo("about", 0, p.About))
}

func (p *Post) clean() error {
	return firstError(
		requireID("about", p.About),
		cleanBlock("words", &p.Words, maxPost, true),
		cleanLanguageGiven("lang", &p.Lang),
	)
}
