package store

import "slices"

// Tool is a digital tool for open government that somebody referenced.
type Tool struct {
	Meta
	Name        string   `json:"name"`
	Summary     Text     `json:"summary,omitempty"`
	Description Text     `json:"description,omitempty"` // Markdown
	Website     string   `json:"website,omitempty"`
	Repository  string   `json:"repository,omitempty"`
	Licence     string   `json:"licence,omitempty"`    // SPDX expression
	WrittenIn   []string `json:"written_in,omitempty"` // programming languages
	Languages   []string `json:"languages,omitempty"`  // of its interface, BCP 47
	Platforms   []string `json:"platforms,omitempty"`
	Maturity    string   `json:"maturity,omitempty"` // developmentStatus of publiccode.yml
	Uses        []string `json:"uses"`
	Tags        []string `json:"tags,omitempty"`
	Developers  []ID     `json:"developers,omitempty"` // organisations
	Countries   []string `json:"countries,omitempty"`  // ISO 3166-1 alpha-2
	// Extra keeps what came in by publiccode.yml and is not shown, so that it comes out again.
	Extra map[string]any `json:"extra,omitempty"`
}

// Kind is KindTool.
func (*Tool) Kind() Kind { return KindTool }

// Title is the tool's name, which is the same in every language.
func (t *Tool) Title(string) string { return t.Name }

func (t *Tool) slugFrom() string { return t.Name }
func (t *Tool) links() []link {
	return slices.Concat(linksTo("developers", KindOrganisation, t.Developers...), linksToUses("uses", t.Uses))
}

func (t *Tool) nameKeys() []string    { return foldedNames(t.Name) }
func (t *Tool) addressKeys() []string { return addressKeys(t.Website, t.Repository) }

func (t *Tool) clean() error {
	return firstError(
		cleanName("name", &t.Name),
		cleanTexts("summary", &t.Summary, maxSummary, false),
		cleanTexts("description", &t.Description, maxDescription, true),
		cleanAddress("website", &t.Website),
		cleanAddress("repository", &t.Repository),
		cleanLicence("licence", &t.Licence),
		cleanWords("written_in", &t.WrittenIn),
		cleanLanguages("languages", &t.Languages),
		cleanChoices("platforms", &t.Platforms, Platforms()),
		cleanChoice("maturity", &t.Maturity, Maturities(), false),
		cleanUses("uses", &t.Uses, true),
		cleanWords("tags", &t.Tags),
		cleanIDs("developers", &t.Developers),
		cleanCountries("countries", &t.Countries),
		cleanExtra("extra", &t.Extra),
	)
}
