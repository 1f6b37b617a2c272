package publiccode

import (
	"slices"

	"github.com/ogptoolbox/concorde/store"
	clean "github.com/ogptoolbox/concorde/store/text"
)

// Update is a tool that is there, with what a newer file says of it: the file
// knows best what the software is called, where it is and what it does. What
// people added here and a file cannot say stays, such as its uses, its tags,
// and texts in other languages.
func (f *File) Update(tool *store.Tool) (store.Tool, []Problem) {
	from, problems := f.Tool()
	out := *tool
	if !f.root.key("name").blank() {
		out.Name = from.Name
	}
	for _, field := range []struct{ to, from *string }{
		{&out.Website, &from.Website}, {&out.Repository, &from.Repository},
		{&out.Licence, &from.Licence}, {&out.Maturity, &from.Maturity},
	} {
		if *field.from != "" {
			*field.to = *field.from
		}
	}
	for _, part := range parts() {
		for tag, s := range *part.of(&from) {
			*part.of(&out) = part.of(&out).With(tag, s)
		}
	}
	out.Platforms = platforms(tool.Platforms, from.Platforms)
	out.Languages = unlessNone(from.Languages, tool.Languages)
	out.Tags = unlessNone(tool.Tags, from.Tags)
	out.Countries = unlessNone(tool.Countries, from.Countries)
	if len(tool.Uses) == 0 || slices.Equal(tool.Uses, []string{"other"}) {
		out.Uses = from.Uses
	}
	out.Extra = from.Extra
	return out, problems
}

func unlessNone(first, second []string) []string {
	if len(first) > 0 {
		return first
	}
	return second
}

// platforms are those of a file, with those of ours that none can say.
func platforms(here, file []string) []string {
	if len(file) == 0 {
		return here
	}
	out := slices.Clone(file)
	for _, platform := range here {
		if notPlatform(platform) && !slices.Contains(out, platform) {
			out = append(out, platform)
		}
	}
	return out
}

// Describes reports whether a file is about a tool that is there: it names the
// same repository, or, where one of them has none, the same website.
func Describes(file, there *store.Tool) bool {
	repository, other := clean.AddressKey(file.Repository), clean.AddressKey(there.Repository)
	if repository != "" && other != "" {
		return repository == other
	}
	website := clean.AddressKey(file.Website)
	return website != "" && website == clean.AddressKey(there.Website) || repository != "" && repository == clean.AddressKey(there.Website)
}
