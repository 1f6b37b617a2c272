package publiccode_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/store/text"
)

// meaning is a file as another reader of YAML understands it, with texts as
// they are kept, dates as texts, and yes as true.
func meaning(t rapid.TB, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatalf("not YAML: %v\n%s", err, data)
	}
	return plainly(v)
}

func plainly(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			out[text.Line(key)] = plainly(value)
		}
		return out
	case []any:
		out := []any{}
		for _, item := range v {
			out = append(out, plainly(item))
		}
		return out
	case time.Time:
		return v.Format(time.DateOnly)
	case string:
		if v == "yes" || v == "no" {
			return v == "yes"
		}
		return text.Block(v)
	case int:
		return fmt.Sprint(v)
	case float64:
		return fmt.Sprint(v)
	}
	return v
}

// through is what comes out of a file that came in.
func through(t rapid.TB, data []byte) []byte {
	t.Helper()
	file, err := publiccode.Read(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	tool, _ := file.Tool()
	kept, err := store.CheckTool(tool) // as the record has it
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	out, err := publiccode.Write(&kept, publiccode.Publisher{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sameMeaning(t rapid.TB, in []byte) {
	t.Helper()
	out := through(t, in)
	if diff := cmp.Diff(meaning(t, in), meaning(t, out)); diff != "" {
		t.Fatalf("what came out is not what came in (-in +out):\n%s\n%s\n---\n%s", diff, in, out)
	}
	if again := through(t, out); string(again) != string(out) {
		t.Fatalf("not the same twice:\n%s", cmp.Diff(string(out), string(again)))
	}
}

func TestOurFilesComeOutAsTheyCameIn(t *testing.T) {
	t.Parallel()
	for _, s := range []string{full(t), minimal, oddities} {
		sameMeaning(t, []byte(s))
	}
}

// oddities are those of real files, which people would accept and programs do not.
const oddities = `publiccodeYmlVersion: 0.2
name: Odd & Sons®
url: git@example.org:odd/odd.git
landingUrl: "https://Example.org/odd"
softwareVersion: 'v1.49.0'
releaseDate: 2021-05-20
creationDate: 2020-01-01
platforms: [linux, macos, docker, web]
categories: [emergency-response, other]
usedBy: ["🇫🇷 City", "'s-Hertogenbosch", "null", "yes"]
developmentStatus: production
softwareType: standalone
intendedAudience:
  countries: [it, fr]
description:
  it:
    genericName:
    shortDescription: |-
      Due righe
      di testo
    longDescription: |
      Uno,  due.


      Tre.
  pt_BR:
    shortDescription: Oi
legal:
  license: apache 2.0
maintenance:
  type: community
  contacts:
    - {name: A, phone: '+33100000000'}
localisation:
  localisationReady: yes
  availableLanguages: [it, "no", fa_AF, klingon-language]
it:
  countryExtensionVersion: '0.2'
  piattaforme: {spid: true, io: no}
fr:
  priority: 3
  share: 0.5
`

func TestOdditiesAreReadAsPeopleMeanThem(t *testing.T) {
	t.Parallel()
	tool, _ := read(t, oddities).Tool()
	want := store.Tool{
		Name: "Odd & Sons®", Website: "https://example.org/odd", Licence: "Apache-2.0", Maturity: "stable",
		Summary:     store.Text{"it": "Due righe di testo", "pt-BR": "Oi"},
		Description: store.Text{"it": "Uno, due.\n\nTre."},
		Platforms:   []string{"linux", "mac", "web"}, Languages: []string{"it", "no", "fa-AF"},
		Uses: []string{"other"}, Tags: []string{"emergency-response"}, Countries: []string{"IT", "FR"},
	}
	tool.Extra = nil
	if diff := cmp.Diff(want, tool); diff != "" {
		t.Error(diff)
	}
}

func TestRealFilesComeOutAsTheyCameIn(t *testing.T) {
	t.Parallel()
	for name, data := range realFiles(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sameMeaning(t, data)
		})
	}
}

func TestGeneratedFilesComeOutAsTheyCameIn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data, err := yaml.Marshal(file().Draw(t, "file"))
		if err != nil {
			t.Fatal(err)
		}
		sameMeaning(t, data)
	})
}

// An edited field goes out, and what was not edited stays as it was.
func TestEditsComeOut(t *testing.T) {
	t.Parallel()
	tool, _ := read(t, oddities).Tool()
	tool.Platforms = []string{"android"}
	tool.Maturity = "obsolete"
	tool.Summary = tool.Summary.With("pt-BR", "").With("fr", "Bizarre")
	tool.Repository = "https://example.org/odd.git"
	out, err := publiccode.Write(&tool, publiccode.Publisher{})
	if err != nil {
		t.Fatal(err)
	}
	want := plainly(meaning(t, []byte(oddities))).(map[string]any)
	want["platforms"] = []any{"android", "docker"}
	want["developmentStatus"] = "obsolete"
	want["url"] = "https://example.org/odd.git"
	description := want["description"].(map[string]any)
	delete(description, "pt_BR")
	description["fr"] = map[string]any{"shortDescription": "Bizarre"}
	if diff := cmp.Diff(want, meaning(t, out)); diff != "" {
		t.Error(diff)
	}
}

// Of a tool that was in no file goes out what is known, and nothing is made up.
func TestWriteAToolThatWasInNoFile(t *testing.T) {
	t.Parallel()
	tool := store.Tool{
		Name: "Agora", Summary: store.Text{"en": "Decide", "fr": "Décider"}, Repository: "https://example.org/agora",
		Uses: []string{"vote"}, Platforms: []string{"web", "api"}, Languages: []string{"en", "fr"}, Countries: []string{"FR"},
	}
	out, err := publiccode.Write(&tool, publiccode.Publisher{Name: "City", URI: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	found := read(t, string(out)).Check()
	var missing []string
	for _, p := range found {
		if p.Code != publiccode.Missing {
			t.Errorf("%+v in\n%s", p, out)
		}
		missing = append(missing, p.Key)
	}
	slices.Sort(missing)
	want := "description/en/features description/en/longDescription developmentStatus legal/license maintenance/type"
	if got := strings.Join(missing, " "); got != want {
		t.Errorf("missing are %s in\n%s", got, out)
	}
	back, _ := read(t, string(out)).Tool()
	if back.Name != tool.Name || back.Repository != tool.Repository || len(back.Countries) > 0 || !maps.Equal(back.Summary, tool.Summary) {
		t.Errorf("%+v", back)
	}
}
