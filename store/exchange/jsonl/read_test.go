package jsonl_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

const begins = `{"format":"concorde-jsonl","version":1}` + "\n"

// told is each line with what is wrong with it, or the title of its record.
func told(t *testing.T, file string) (out []string) {
	t.Helper()
	reader, err := jsonl.NewReader(strings.NewReader(file))
	if err != nil {
		return []string{err.Error()}
	}
	for {
		line, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		record, err := line.Record()
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%d %s %s", line.Number, record.Kind(), record.Title("en")))
	}
}

func TestBadLinesAreToldByTheirNumber(t *testing.T) {
	t.Parallel()
	good := `{"type":"organisation","name":"Maison"}`
	deep := strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40)
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"good":           {begins + good + "\n", []string{"2 organisation Maison"}},
		"without an end": {begins + good, []string{"2 organisation Maison"}},
		"windows":        {"\ufeff" + strings.ReplaceAll(begins+"\n"+good+"\n", "\n", "\r\n"), []string{"3 organisation Maison"}},
		"type last":      {begins + `{"name":"Maison","type":"organisation"}`, []string{"2 organisation Maison"}},
		"empty":          {"", []string{`line 1: no-format ""`}},
		"other":          {good + "\n", []string{`line 1: no-format ""`}},
		"newer":          {`{"format":"concorde-jsonl","version":2}`, []string{`line 1: newer ""`}},
		"cut":            {begins + good + "\n" + good[:20], []string{"2 organisation Maison", `line 3: cut ""`}},
		"syntax":         {begins + "{\n[]\n1\nnull\n" + good, []string{`line 2: syntax ""`, `line 3: syntax ""`, `line 4: syntax ""`, `line 5: no-type ""`, "6 organisation Maison"}},
		"two on a line":  {begins + good + good, []string{`line 2: cut ""`}},
		"two, ended":     {begins + good + good + "\n", []string{`line 2: syntax ""`}},
		"type":           {begins + `{"type":"ban"}` + "\n" + `{"type":7}`, []string{`line 2: no-type "ban"`, `line 3: no-type ""`}},
		"unknown":        {begins + `{"type":"person","kes":1}`, []string{`line 2: unknown "kes"`}},
		"value":          {begins + `{"type":"tool","name":["x"]}`, []string{`line 2: value "name"`}},
		"id":             {begins + `{"type":"tool","id":"x"}`, []string{`line 2: value ""`}},
		"latin-1":        {begins + "{\"type\":\"tool\",\"name\":\"\xe9\"}", []string{`line 2: encoding ""`}},
		"deep":           {begins + `{"type":"tool","extra":` + deep + "}\n" + good, []string{`line 2: too-deep ""`, "3 organisation Maison"}},
		"long":           {begins + `{"type":"tool","name":"` + strings.Repeat("x", jsonl.MaxLine) + "\"}\n" + good, []string{`line 2: too-long ""`, "3 organisation Maison"}},
		"brackets":       {begins + `{"type":"organisation","name":"` + strings.Repeat(`[\"{`, 40) + `"}`, []string{"2 organisation " + strings.Repeat(`["{`, 40)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, told(t, c.file)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumbersOfExtraKeysStayAsTheyAre(t *testing.T) {
	t.Parallel()
	reader, err := jsonl.NewReader(strings.NewReader(begins + `{"type":"tool","name":"x","extra":{"n":9007199254740993,"f":1.5,"l":[{"m":2}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	line, err := reader.Next()
	if err != nil {
		t.Fatal(err)
	}
	record, err := line.Record()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"n": int64(9007199254740993), "f": 1.5, "l": []any{map[string]any{"m": int64(2)}}}
	if diff := cmp.Diff(want, record.(*store.Tool).Extra); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A kind that a later version adds has to be said of here.
func TestEveryKindIsExchangedOrIsNot(t *testing.T) {
	t.Parallel()
	known := map[store.Kind]bool{store.KindBan: true} // of one house
	for _, kind := range jsonl.Kinds() {
		known[kind] = true
		if record := jsonl.Blank(kind); record == nil || record.Kind() != kind {
			t.Errorf("%s is read as %T", kind, record)
		}
	}
	for _, kind := range store.Kinds() {
		if !known[kind] {
			t.Errorf("nothing is said of %s", kind)
		}
	}
}

func TestSchemaNamesWhatIsWritten(t *testing.T) {
	t.Parallel()
	data, err := jsonl.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for kind, name := range map[string]string{"tool": "extra", "person": "handle", "tie": "relation", "term": "standings", "post": "created_at"} {
		if _, ok := schema.Defs[kind].Properties[name]; !ok {
			t.Errorf("%s has no %s", kind, name)
		}
	}
	if _, ok := schema.Defs["person"].Properties["keys"]; ok {
		t.Error("people have keys")
	}
}
