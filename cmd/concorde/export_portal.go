package main

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/words"
)

// portalAddress is where the portal is taken to be where nobody says: whoever
// exports can look at it there. Sitemaps must have whole addresses.
const portalAddress = "http://localhost/"

// portalShape is what --json prints of an export of the portal.
type portalShape struct {
	Done    string `json:"done"`
	Format  string `json:"format"`
	Output  line   `json:"output"`
	Files   int    `json:"files"`
	Written int    `json:"written"` // files that are new or changed
	Removed int    `json:"removed"` // files of what is gone
}

func (inv *invocation) exportPortal(cmd *cobra.Command, v *visit, tool, path string) error {
	switch {
	case tool != "":
		return usage("portal.usage.tool", nil)
	case path == "":
		return usage("portal.usage.output", nil)
	}
	address, err := inv.portalAddress(cmd)
	if err != nil {
		return err
	}
	result, err := portal.Write(cmd.Context(), v.store, path, inv.portalOptions(v, address))
	switch {
	case errors.Is(err, portal.ErrNotOurs):
		return failed("portal.error.not-ours", map[string]any{"Path": quotedPath(path)}, err)
	case cmd.Context().Err() != nil:
		return cmd.Context().Err()
	case err != nil:
		return failed("portal.error.write", map[string]any{"Error": reason(err)}, err)
	}
	return inv.exportedPortal(path, result)
}

// portalAddress is where the portal will be, with a slash at its end.
func (inv *invocation) portalAddress(cmd *cobra.Command) (string, error) {
	given, err := cmd.Flags().GetString("address")
	if err != nil {
		return "", err
	}
	if given == "" {
		inv.note("portal.note.address", map[string]any{"Address": portalAddress})
		return portalAddress, nil
	}
	address, err := text.Address(given)
	if err != nil || strings.ContainsAny(address, "?#") {
		return "", usage("portal.usage.address", map[string]any{"Address": quoted(given)})
	}
	return strings.TrimSuffix(address, "/") + "/", nil
}

func (inv *invocation) portalOptions(v *visit, address string) portal.Options {
	options := portal.Options{Address: address, Charter: v.charter, Progress: inv.progress()}
	options.Data = openData(v.store)
	for _, lang := range words.Languages() {
		options.Words = append(options.Words, inv.words.In(lang))
	}
	return options
}

func (inv *invocation) exportedPortal(path string, r portal.Result) error {
	if inv.json {
		return inv.object(portalShape{"exported", "portal", line(path), r.Files, r.Written, r.Removed})
	}
	if !inv.terminal {
		return inv.values(strconv.Itoa(r.Files), strconv.Itoa(r.Written), strconv.Itoa(r.Removed))
	}
	number := inv.say().Number
	return inv.line(inv.say().F("portal.exported", map[string]any{
		"Path": quotedPath(path), "Files": number(r.Files), "Written": number(r.Written), "Removed": number(r.Removed),
	}))
}

// openData is the record for other programs: whole, what may be in it, and a
// table of each kind.
func openData(s *store.Store) []portal.Data {
	all := []portal.Data{{Name: "concorde.jsonl", Main: true, Write: func(w io.Writer) error {
		_, err := jsonl.Write(w, s, jsonl.Options{})
		return err
	}}}
	for _, kind := range jsonl.Kinds() {
		table := portal.Data{Name: kind.String() + ".csv", Main: kind == store.KindTool, Write: func(w io.Writer) error {
			_, err := csv.Write(w, s, kind, jsonl.Options{})
			return err
		}}
		all = append(all, table)
	}
	return append(all, portal.Data{Name: "concorde.schema.json", Write: func(w io.Writer) error {
		schema, err := jsonl.Schema()
		if err == nil {
			_, err = w.Write(schema)
		}
		return err
	}})
}
