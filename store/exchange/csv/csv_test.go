package csv_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

func TestToolsOpenRightInASpreadsheet(t *testing.T) {
	t.Parallel()
	s, ana := open(t)
	house := submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "La Maison"}}).Record
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{
		Name: "=cmd|' /C calc'!A0", Uses: []string{"map", "debate"}, Tags: []string{"a;b", `c\`, "+1"}, Developers: []store.ID{house},
		Summary: store.Text{"fr": "-1 « x »", "pt-BR": "@x\"y\""},
	}})
	got := export(t, s, store.KindTool)
	if !strings.HasPrefix(got, "\ufeffid,slug,name,summary_fr,summary_pt-BR,") || strings.Count(got, "\r\n") != 2 || strings.Count(got, "\n") != 2 {
		t.Errorf("%q", got)
	}
	for _, want := range []string{",'=cmd|' /C calc'!A0,'-1 « x »,\"'@x\"\"y\"\"\",", ",map; debate,", `,a\;b; c\\; +1,`, ",la-maison,", ",ana,"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in %q", want, got)
		}
	}
}

// What a spreadsheet gets goes in again without a change.
func TestWhatComesOutGoesIn(t *testing.T) {
	t.Parallel()
	s, ana := open(t)
	for n, name := range []string{"=1+1", "'=1+1", "''@x", "'plain", "+", "-", "tab\there", "Été; \\ \"x\""} {
		submit(t, s, ana, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
			Name: name + fmt.Sprint(" ", n), Uses: []string{"map"}, Tags: []string{name, "a;b"}, Description: store.Text{"fr": "Ligne\nautre ligne", "en": name},
			Extra: map[string]any{"n": 5, "l": []any{"x", 1.5}},
		}})
	}
	table := export(t, s, store.KindTool)
	before := s.Sequence()
	for _, r := range takeIn(t, s, ana, table, "") {
		if r.Done != intake.Unchanged {
			t.Errorf("line %d: %s %v %v", r.Line, r.Done, r.Fields, r.Err)
		}
	}
	if s.Sequence() != before {
		t.Error("something was written")
	}
}

func TestEveryKindIsATable(t *testing.T) {
	t.Parallel()
	s, ana := open(t)
	submit(t, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Circle", Purpose: store.Text{"en": "x"}, Needs: []store.Need{{Kind: store.NeedKinds()[0], Words: "two; or three"}},
	}})
	for _, kind := range jsonl.Kinds() {
		table := export(t, s, kind)
		if !strings.HasPrefix(table, "\ufeffid,slug,") {
			t.Errorf("%s: %q", kind, table)
		}
		if strings.Contains(table, "SHA256") {
			t.Errorf("%s has keys: %q", kind, table)
		}
	}
	if got, want := export(t, s, store.KindCoalition), store.NeedKinds()[0]+`: two\; or three,`; !strings.Contains(got, want) {
		t.Errorf("%q has no %q", got, want)
	}
}

// short is what became of each row: its line, what was done, and how it is wrong.
func short(results []intake.Result) (out []string) {
	for _, r := range results {
		s := fmt.Sprint(r.Line, " ", r.Done)
		if len(r.Fields) > 0 {
			s += " " + strings.Join(r.Fields, ",")
		}
		var row *csv.RowError
		if errors.As(r.Err, &row) {
			s += " " + string(row.Code)
		} else if r.Err != nil {
			s += " " + r.Err.Error()
		}
		out = append(out, s)
	}
	return out
}

func TestTablesOfOthers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		table, mapping string
		want           []string
	}{
		"semicolons": {"Nom;Licence;Résumé\r\nAgora;MIT;\"Un; deux\"\r\n", "nom=name,LICENCE=licence,resume=summary", []string{"2 added"}},
		"tabs":       {"name\tlicence\nAgora\tMIT\n", "", []string{"2 added"}},
		"bom":        {"\ufeffname,uses\nAgora,Carte; débattre\n", "", []string{"2 refused uses: \"carte\" is not a valid use"}},
		"one column too few in the middle": {
			"name,licence\nAgora,MIT\nBudgetis\n\n,\nCivitas,MIT\n", "",
			[]string{"2 added", "3 refused columns", "6 added"},
		},
		"quotes":         {"name,licence\nAg\"ora,MIT\nCivitas,MIT\n", "", []string{"2 refused quote", "3 added"}},
		"open quote":     {"name,licence\n\"Agora,MIT\nCivitas,MIT\n", "", []string{"2 refused quote"}},
		"latin-1":        {"name,licence\n\xc9t\xe9,MIT\nCivitas,MIT\n", "", []string{"2 refused encoding", "3 added"}},
		"same twice":     {"name,website\nAgora,https://example.org\nAgora,https://example.org\n", "", []string{"2 added", "3 unchanged"}},
		"same address":   {"name,website\nAgora,https://example.org\nAgorà,http://www.example.org/\n", "", []string{"2 added", "3 updated name,website"}},
		"looks like it":  {"name\nAgora\nAgora\nAgorà\n", "", []string{"2 added", "3 unchanged", "4 unchanged"}},
		"typo":           {"name\nParticipation\nParticipatiom\n", "", []string{"2 added", "3 conflict"}},
		"nothing":        {"", "", []string{"0 refused empty"}},
		"no name":        {"nom,licence\nAgora,MIT\n", "", []string{"0 refused no-name"}},
		"extra, no JSON": {"name,extra\nAgora,{\n", "", []string{"2 refused json"}},
		"developers":     {"name,developers\nAgora,La Maison; Casa\nCivitas,la maison\n", "", []string{"2 added", "3 added"}},
		"bomb":           {"name\n\"" + strings.Repeat("x\n", 2*csv.MaxRow), "", []string{"2 refused too-long"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, ana := open(t)
			if diff := cmp.Diff(c.want, short(takeIn(t, s, ana, c.table, c.mapping))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A table that was taken in is taken in again without a change, and says what
// it changes where it differs. An empty cell says nothing.
func TestATableIsTakenInTwice(t *testing.T) {
	t.Parallel()
	s, ana := open(t)
	table := "name,licence,uses,summary\nAgora,MIT,map; vote,Un débat\nBudgetis,,debate,\n"
	if diff := cmp.Diff([]string{"2 added", "3 added"}, short(takeIn(t, s, ana, table, ""))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2 unchanged", "3 unchanged"}, short(takeIn(t, s, ana, table, ""))); diff != "" {
		t.Error(diff)
	}
	changed := "name,licence,uses,summary\nAgora,,vote,\nBudgetis,ISC,debate,\n"
	if diff := cmp.Diff([]string{"2 updated uses", "3 updated licence"}, short(takeIn(t, s, ana, changed, ""))); diff != "" {
		t.Error(diff)
	}
	record, err := s.Resolve(store.KindTool, "agora")
	if err != nil {
		t.Fatal(err)
	}
	tool := record.(*store.Tool)
	if tool.Licence != "MIT" || tool.Summary["fr"] != "Un débat" || !cmp.Equal(tool.Uses, []string{"vote"}) {
		t.Errorf("%+v", tool)
	}
}

func TestMappingsThatSayNothing(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{"Nom=nom": "nom", "Nom": "Nom", "a=name,b=secret": "secret"} {
		if _, wrong, ok := csv.ParseMapping(given); ok || wrong != want {
			t.Errorf("%q: %q, %v", given, wrong, ok)
		}
	}
}
