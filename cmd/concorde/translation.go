package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// missingShape is a text that a record lacks in a language.
type missingShape struct {
	Kind  line             `json:"kind"`
	Slug  line             `json:"slug"`
	Name  line             `json:"name"`
	Field line             `json:"field"` // as in the record's JSON
	To    line             `json:"to"`    // the language that is lacking
	Text  map[string]block `json:"text"`  // in the languages that there are
}

// missingList is what a list of missing translations was asked for.
type missingList struct{ to, kind string }

func (inv *invocation) translationCommand() *cobra.Command {
	return inv.group("translation", "What lacks French, English or Spanish", inv.translationListCommand())
}

func (inv *invocation) translationListCommand() *cobra.Command {
	var asked missingList
	kinds := make([]string, 0, len(store.TranslatedKinds()))
	for _, kind := range store.TranslatedKinds() {
		kinds = append(kinds, kind.String())
	}
	cmd := &cobra.Command{
		Use: "list", Short: "List the texts that lack a language", Args: noArguments,
		Long: "List the texts that lack French, English or Spanish and are there in another language. The edit commands add " +
			"them: concorde tool edit TOOL --lang fr --summary TEXT. In a pipe: tab-separated kind, slug, field, lacking " +
			"language, languages that there are, name.",
		Example: `concorde translation list --to fr --kind tool
concorde translation list --to es --json | jq -r .text.en`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.translationList(cmd, asked) },
	}
	cmd.Flags().Var(newChoice(&asked.to, store.TranslationLanguages()), "to", "`LANGUAGE` that is lacking: "+joined(store.TranslationLanguages())+" (default: each)")
	cmd.Flags().Var(newChoice(&asked.kind, kinds), "kind", "`KIND`: "+joined(kinds)+" (default: each)")
	return cmd
}

func (inv *invocation) translationList(cmd *cobra.Command, asked missingList) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	out := &missingRows{inv: inv, visit: v, table: inv.table(
		column{title: "kind"}, column{title: "slug", least: 12}, column{title: "field"}, column{title: "to"},
		column{title: "languages", from: 70}, column{title: "name", least: 12, from: 100},
	)}
	for _, lang := range store.TranslationLanguages() {
		for _, kind := range store.TranslatedKinds() {
			if asked.to != "" && asked.to != lang || asked.kind != "" && asked.kind != kind.String() {
				continue
			}
			if err := out.list(cmd, kind, lang); err != nil {
				return err
			}
		}
	}
	if out.printed == 0 {
		inv.note("commands.note.all-translated", nil)
	}
	return out.table.end()
}

// missingRows prints what is missing, a window of records at a time.
type missingRows struct {
	inv     *invocation
	visit   *visit
	table   *table
	printed int
}

func (r *missingRows) list(cmd *cobra.Command, kind store.Kind, lang string) error {
	for offset := 0; ; offset += listStep {
		records, total, err := r.visit.store.MissingTranslations(kind, lang, offset, listStep)
		if err != nil {
			return err
		}
		for _, record := range records {
			if err := r.print(record, lang); err != nil {
				return err
			}
		}
		if offset+listStep >= total || cmd.Context().Err() != nil {
			return cmd.Context().Err()
		}
	}
}

func (r *missingRows) print(record store.Record, lang string) error {
	for _, missing := range store.Untranslated(record, lang) {
		r.printed++
		row := missingShape{
			Kind: line(record.Kind().String()), Slug: line(record.Head().Slug), Name: line(record.Title(r.inv.lang)),
			Field: line(missing.Field), To: line(lang), Text: blocks(missing.Text),
		}
		if err := r.row(row, missing.Text); err != nil {
			return err
		}
	}
	return nil
}

func (r *missingRows) row(row missingShape, text store.Text) error {
	if r.inv.json {
		return r.inv.object(row)
	}
	kind := r.inv.pick(r.inv.say().T("vocabulary.kind."+string(row.Kind)), string(row.Kind))
	field := r.inv.pick(r.inv.say().T("translations.field."+string(row.Field)), string(row.Field))
	return r.table.row(kind, string(row.Slug), field, r.inv.languageNames([]string{string(row.To)})[0],
		strings.Join(r.inv.languageNames(text.Languages()), ", "), string(row.Name))
}
