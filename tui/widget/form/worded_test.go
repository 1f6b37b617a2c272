package form

import (
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// needsForm asks for needs, each in free words, between two lines.
func needsForm() *Model {
	m := New(theme.Plain(), labels(),
		Field{Name: "name", Label: "Name"},
		Field{Name: "needs", Label: "Needs", Kind: Worded, Limit: 20, Options: []Option{
			{"development", "Development"}, {"design", "Design"}, {"data", "Data"}, {"pilot-site", "Pilot site"}}},
		Field{Name: "place", Label: "Place"},
	)
	m.SetSize(40, 30)
	m.Focus("needs")
	return m
}

func TestWordsGoNextToWhatIsTicked(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		name string
		keys []string
		want []Said
	}{
		{"ticked", []string{"space"}, []Said{{"development", ""}}},
		{"with words", []string{"space", "mobile", "space", "apps"}, []Said{{"development", "mobile apps"}}},
		{"two", []string{"space", "apps", "down", "down", "space", "budgets"}, []Said{{"development", "apps"}, {"data", "budgets"}}},
		{"looked for", []string{"pilot", "enter", "a city"}, []Said{{"pilot-site", "a city"}}},
		{"looked for twice", []string{"space", "down", "deve", "space", "apps"}, []Said{{"development", "apps"}}},
		{"looked for and left", []string{"pilot", "tab"}, []Said{{"pilot-site", ""}}},
		{"back to its words", []string{"space", "ap", "down", "up", "ps"}, []Said{{"development", "apps"}}},
		{"unticked by the blank", []string{"space", "space"}, nil},
		{"unticked by erasing", []string{"space", "a", "erase", "erase"}, nil},
		{"a blank is not the end of words", []string{"space", "a", "space", "space", "b"}, []Said{{"development", "a  b"}}},
		{"pasted", []string{"space", "paste:mobile\napps"}, []Said{{"development", "mobile apps"}}},
		{"no longer than the limit", []string{"space", "paste:" + strings.Repeat("x", 1<<20)}, []Said{{"development", strings.Repeat("x", 20)}}},
	} {
		m := needsForm()
		drive(m, one.keys...)
		if got := m.Values().Said("needs"); !slices.Equal(got, one.want) {
			t.Errorf("%s: %q, wanted %q\n%s", one.name, got, one.want, screen(m))
		}
	}
}

func TestWordsOf40Columns(t *testing.T) {
	t.Parallel()
	m := needsForm()
	drive(m, "space", "apps", "down", "down", "space")
	want := strings.Join([]string{
		"▌ Needs",
		"▌ Development, Data                  3/4",
		"▌ [x] Development",
		"▌     apps",
		"▌ [ ] Design",
		"▌ [x] Data",
		"▌      in a few words",
		"▌ [ ] Pilot site",
	}, "\n")
	if got := screen(m); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	drive(m, "tab")
	if got := screen(m); !strings.Contains(got, "  Needs\n  Development · apps\n  Data\n") {
		t.Errorf("left, it shows\n%s", got)
	}
}

func TestWordsBesideTheirChoiceWhereThereIsRoom(t *testing.T) {
	t.Parallel()
	m := needsForm()
	m.SetSize(80, 30)
	drive(m, "space", "apps", "down")
	if got := screen(m); !strings.Contains(got, "▌ [x] Development  apps\n▌ [ ] Design\n") {
		t.Errorf("it shows\n%s", got)
	}
}

// What is kept of a form is what comes back, whatever was being typed.
func TestDraftOfWordsComesBack(t *testing.T) {
	t.Parallel()
	m := needsForm()
	m.SetValues(Values{"needs": Say(Said{"design", "a logo"})})
	m.MarkClean()
	drive(m, "up", "space", "apps", "space")
	draft := m.Changes()
	back := needsForm()
	back.SetValues(draft)
	want := []Said{{"design", "a logo"}, {"development", "apps"}}
	if got := back.Values().Said("needs"); !slices.Equal(got, want) {
		t.Errorf("%q came back of %q", got, draft)
	}
	if len(draft) != 1 {
		t.Errorf("the draft is %q", draft)
	}
}

func TestSayingSomethingTwiceLosesNoWords(t *testing.T) {
	t.Parallel()
	values := Values{"needs": Say(Said{"data", "budgets"}, Said{"law", ""}, Said{"data", "maps"}, Said{"data", ""})}
	if got, want := values.Said("needs"), []Said{{"data", "budgets; maps"}, {"law", ""}}; !slices.Equal(got, want) {
		t.Errorf("said as %q", got)
	}
}

func TestAClickUnticksNoWords(t *testing.T) {
	t.Parallel()
	m := needsForm()
	line := func(of string) int {
		return slices.IndexFunc(strings.Split(screen(m), "\n"), func(line string) bool { return strings.Contains(line, of) })
	}
	run(m.Click(line("] Design")))
	drive(m, "a logo")
	run(m.Click(line("] Design")))
	run(m.Click(line("] Pilot")))
	run(m.Click(line("] Pilot")))
	if got := m.Values().Said("needs"); !slices.Equal(got, []Said{{"design", "a logo"}}) {
		t.Errorf("clicked: %q", got)
	}
}
