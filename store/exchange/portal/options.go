package portal

import (
	"io"
	"time"
)

// Words are the words of one language of the site. The keys are those of the
// rooms portal, vocabulary, declaration and hub.
type Words interface {
	Lang() string
	T(key string) string
	F(key string, args map[string]any) string
	N(key string, n int, args ...map[string]any) string
	Has(key string) bool
	Number(n int) string
	LongDate(t time.Time) string
	LongDay(day string) string
	Country(code string) string
	Language(tag string) string
}

// Data is a file of the open data. A page lists all of them; every page leads
// there, and to the main ones.
type Data struct {
	Name  string // of the file, such as tool.csv
	Main  bool
	Write func(io.Writer) error
}

// Options say what a site is to be.
type Options struct {
	Words   []Words // one for each language, the first one first
	Address string  // where the site will be, such as https://example.org/summit/; it ends with a slash
	Data    []Data
	// Charter is the text of the Declaration, in Markdown, for readers of a
	// language, and the language it is in; nil: there is none.
	Charter func(lang string) (words, in string)
	// Progress is told how many records of how many are written; nil: nobody is.
	Progress func(done, total uint64)
}

// Result is what an export did.
type Result struct {
	Files   int // that the site has
	Written int // that are new or changed
	Removed int // that are gone
}
