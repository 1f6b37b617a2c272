package publiccode

import (
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

// readUses finds what a tool is for in its categories, which become tags as
// well, so that it is found by them. A tool has at least one use.
func (d document) readUses(t *store.Tool) {
	categories := each(d.root["categories"])
	for _, tag := range slices.Concat(categories, each(d.root["tags"])) {
		if tag != "other" && !slices.Contains(t.Tags, tag) && len(tag) <= 60 {
			t.Tags = append(t.Tags, tag)
		}
		if use := useOf(tag); use != "" && !slices.Contains(t.Uses, use) {
			t.Uses = append(t.Uses, use)
		}
	}
	if len(t.Uses) == 0 {
		t.Uses = []string{"other"}
	}
	t.Countries = countriesOf(d.at("intendedAudience/countries"))
}

// useOf is the use that a category means without doubt; empty: none.
func useOf(category string) string {
	switch category {
	case "survey", "digital-citizenship":
		return "consult"
	case "collaboration", "online-community", "project-collaboration", "web-collaboration", "enterprise-social-networking":
		return "collaboration"
	case "regulations-and-directives":
		return "draft-legislation"
	case "whistleblowing":
		return "transparency"
	case "geographic-information-systems":
		return "map"
	case "identity-management":
		return "identity"
	case "procurement":
		return "procurement"
	}
	return ""
}

// categoriesOf are the categories of a tool that has been in no file.
func categoriesOf(uses []string) []string {
	var out []string
	for _, use := range uses {
		if category := categoryOf(use); category != "" && !slices.Contains(out, category) {
			out = append(out, category)
		}
	}
	slices.Sort(out)
	return out
}

func categoryOf(use string) string {
	switch use {
	case "consult":
		return "survey"
	case "debate", "participatory-budgeting", "petition", "vote", "follow-parliament", "freedom-of-information", "report-problem":
		return "digital-citizenship"
	case "draft-legislation":
		return "regulations-and-directives"
	case "open-data-registry":
		return "data-collection"
	case "map":
		return "geographic-information-systems"
	case "identity":
		return "identity-management"
	case "procurement", "collaboration", "other":
		return use
	}
	return ""
}
