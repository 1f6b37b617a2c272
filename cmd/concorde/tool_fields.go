package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// toolFields are the flags that say what a tool is.
type toolFields struct {
	name, summary, description  string
	website, repository         string
	licence, maturity           string
	uses, developers, countries []string
	tags, languages, writtenIn  []string
	platforms                   []string
}

func (f *toolFields) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.name, "name", "", "`NAME`")
	flags.StringVar(&f.summary, "summary", "", "`LINE` that says what it is, in the language of --lang")
	flags.StringVar(&f.description, "description", "", "`MARKDOWN`, in the language of --lang")
	flags.StringVar(&f.website, "website", "", "`ADDRESS` of its site")
	flags.StringVar(&f.repository, "repository", "", "`ADDRESS` of its source code")
	flags.StringVar(&f.licence, "licence", "", "SPDX `EXPRESSION`, such as AGPL-3.0-or-later")
	flags.StringVar(&f.maturity, "maturity", "", "`STAGE`: concept, development, beta, stable or obsolete")
	flags.StringArrayVar(&f.uses, "use", nil, "`USE` that it has, such as consult; repeat for several")
	flags.StringArrayVar(&f.developers, "developer", nil, "`ORGANISATION` that makes it, by slug or name; repeat for several")
	flags.StringArrayVar(&f.countries, "country", nil, "two-letter `CODE` of where it is used; repeat for several")
	flags.StringArrayVar(&f.tags, "tag", nil, "`WORD` to find it by; repeat for several")
	flags.StringArrayVar(&f.languages, "language", nil, "`LANGUAGE` of its interface, such as fr; repeat for several")
	flags.StringArrayVar(&f.writtenIn, "written-in", nil, "programming `LANGUAGE`; repeat for several")
	flags.StringArrayVar(&f.platforms, "platform", nil, "`PLATFORM`: web, android, ios, linux, mac, windows, library or api; repeat for several")
}

// apply changes a tool by the flags that were given, and by no others: an
// empty value empties a field. Developers are for the caller to look up.
func (f *toolFields) apply(cmd *cobra.Command, lang string, tool *store.Tool) {
	applyGiven(cmd, map[string]func(){
		"name":        func() { tool.Name = f.name },
		"summary":     func() { tool.Summary = tool.Summary.With(lang, f.summary) },
		"description": func() { tool.Description = tool.Description.With(lang, f.description) },
		"website":     func() { tool.Website = f.website },
		"repository":  func() { tool.Repository = f.repository },
		"licence":     func() { tool.Licence = f.licence },
		"maturity":    func() { tool.Maturity = f.maturity },
		"use":         func() { tool.Uses = f.uses },
		"country":     func() { tool.Countries = f.countries },
		"tag":         func() { tool.Tags = f.tags },
		"language":    func() { tool.Languages = f.languages },
		"written-in":  func() { tool.WrittenIn = f.writtenIn },
		"platform":    func() { tool.Platforms = f.platforms },
	})
}

// applyGiven makes the changes of the flags that were given.
func applyGiven(cmd *cobra.Command, changes map[string]func()) {
	for flag, change := range changes {
		if cmd.Flags().Changed(flag) {
			change()
		}
	}
}
