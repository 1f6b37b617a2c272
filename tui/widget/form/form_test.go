package form

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
)

func labels() Labels {
	return Labels{
		Required: "Needed to save", Filter: "type to filter", NoMatch: "No choice like this", Nothing: "none", Words: "in a few words", Yes: "Yes", No: "No",
		Problems: func(n int) string { return fmt.Sprintf("%d to look at", n) },
		Cut:      func(n int) string { return fmt.Sprintf("%d did not fit", n) },
	}
}

func uses() []Option {
	return []Option{{"debate", "Débattre"}, {"consult", "Consulter"}, {"budget", "Budget participatif"}, {"vote", "Voter"}}
}

// toolForm has a field of each kind.
func toolForm() *Model {
	m := New(theme.Plain(), labels(),
		Field{Name: "name", Label: "Name", Required: true, Help: "As its authors write it"},
		Field{Name: "uses", Label: "Uses", Kind: Many, Required: true, Options: uses()},
		Field{Name: "maturity", Label: "Maturity", Kind: One, Options: []Option{{"beta", "Beta"}, {"stable", "Stable"}}},
		Field{Name: "about", Label: "About", Kind: Text},
		Field{Name: "open", Label: "Open to all", Kind: Check},
		Field{Name: "site", Label: "Website", Placeholder: "https://…", Validate: func(value string) string {
			if !strings.HasPrefix(value, "https://") {
				return "An address begins with https://"
			}
			return ""
		}},
	)
	m.SetSize(40, 30)
	return m
}

func TestNoChoiceIsCountedWhereNoneIsFound(t *testing.T) {
	t.Parallel()
	m := toolForm()
	drive(m, "tab", "zzz")
	if drawn := ansi.Strip(m.View()); !strings.Contains(drawn, "No choice like this") || !strings.Contains(drawn, "0/0") {
		t.Errorf("drawn\n%s", drawn)
	}
}

// drive presses keys, given by name or as letters, and collects what is sent.
func drive(m *Model, keys ...string) (sent []tea.Msg) {
	for _, key := range keys {
		for _, msg := range pressed(key) {
			sent = append(sent, run(m.Update(msg))...)
		}
	}
	return sent
}

func pressed(key string) []tea.Msg {
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "back": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp},
		"down": {Code: tea.KeyDown}, "esc": {Code: tea.KeyEscape}, "space": {Code: ' ', Text: " "}, "erase": {Code: tea.KeyBackspace},
		"save": {Code: 's', Mod: tea.ModCtrl}, "ctrl+v": {Code: 'v', Mod: tea.ModCtrl}, "left": {Code: tea.KeyLeft},
	}
	if msg, ok := named[key]; ok {
		return []tea.Msg{msg}
	}
	if text, ok := strings.CutPrefix(key, "paste:"); ok {
		return []tea.Msg{tea.PasteMsg{Content: text}}
	}
	var out []tea.Msg
	for _, r := range key {
		out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return out
}

func run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, one := range msg {
			out = append(out, run(one)...)
		}
		return out
	default:
		return []tea.Msg{msg}
	}
}

func last(sent []tea.Msg) tea.Msg {
	if len(sent) == 0 {
		return nil
	}
	return sent[len(sent)-1]
}

func screen(m *Model) string {
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func TestFillingInByKeyboardAlone(t *testing.T) {
	t.Parallel()
	m := toolForm()
	sent := drive(m, "Decidim", "enter", "bud", "enter", "enter", "stab", "enter", "Two", "enter", "lines", "tab", "space", "enter", "https://decidim.org", "enter")
	want := SubmitMsg{Values{
		"name": {"Decidim"}, "uses": {"budget"}, "maturity": {"stable"}, "about": {"Two\nlines"}, "open": {"true"}, "site": {"https://decidim.org"},
	}}
	if !reflect.DeepEqual(last(sent), want) {
		t.Errorf("sent %v, wanted %v", last(sent), want)
	}
}

// Referencing a tool costs few keys beyond the text itself.
func TestFewKeys(t *testing.T) {
	t.Parallel()
	m := toolForm()
	sent := drive(m, "Decidim", "enter", "bud", "save")
	if got, ok := last(sent).(SubmitMsg); !ok || got.Values.Text("uses") != "budget" {
		t.Errorf("sent %v", sent)
	}
}

func TestEveryChangeIsTold(t *testing.T) {
	t.Parallel()
	m := toolForm()
	if sent := drive(m, "ab", "left", "erase"); !reflect.DeepEqual(sent, []tea.Msg{ChangedMsg{"name"}, ChangedMsg{"name"}, ChangedMsg{"name"}}) {
		t.Errorf("typing two letters and erasing one sent %v", sent)
	}
	if got := m.Text("name"); got != "b" {
		t.Errorf("the name is %q", got)
	}
}

func TestFieldIsCheckedWhenLeft(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.Focus("site")
	drive(m, "decidim")
	if strings.Contains(screen(m), "begins with") {
		t.Error("it complains while one is still typing")
	}
	drive(m, "back")
	if !strings.Contains(screen(m), "! An address begins with https://") {
		t.Errorf("it does not say what is wrong:\n%s", screen(m))
	}
	if m.Text("site") != "decidim" {
		t.Errorf("what was typed is gone: %q", m.Text("site"))
	}
	drive(m, "tab", ".")
	if strings.Contains(screen(m), "begins with") {
		t.Error("it still complains of what was changed")
	}
}

func TestSavingLeadsToWhatIsWrong(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.Focus("about")
	if sent := drive(m, "some text", "save"); last(sent) != (ChangedMsg{"about"}) {
		t.Errorf("an incomplete form sent %v", last(sent))
	}
	if m.Focused() != "name" || !strings.Contains(screen(m), "! 2 to look at") || strings.Count(screen(m), "! Needed to save") != 2 {
		t.Errorf("the focus is on %q:\n%s", m.Focused(), screen(m))
	}
	if m.Text("about") != "some text" {
		t.Error("what was typed is gone")
	}
}

func TestSavingOnceWhileBusy(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetValue("name", "x")
	m.SetValue("uses", "vote")
	m.SetBusy(true)
	if sent := drive(m, "save"); sent != nil {
		t.Errorf("saved twice: %v", sent)
	}
	m.SetBusy(false)
	if _, ok := last(drive(m, "save")).(SubmitMsg); !ok {
		t.Error("did not save")
	}
}

func TestLeaving(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetValue("name", "Decidim")
	m.MarkClean()
	if got := last(drive(m, "esc")); got != (CancelMsg{Dirty: false}) {
		t.Errorf("without typing: %v", got)
	}
	if got := last(drive(m, "!", "esc")); got != (CancelMsg{Dirty: true}) {
		t.Errorf("after typing: %v", got)
	}
	if got := last(drive(m, "erase", "esc")); got != (CancelMsg{Dirty: false}) {
		t.Errorf("after taking it back: %v", got)
	}
}

func TestDraftComesBack(t *testing.T) {
	t.Parallel()
	m := toolForm()
	drive(m, "Deci", "tab", "space", "down", "space")
	draft, place := m.Values(), m.Focused()
	again := toolForm()
	again.SetValues(draft)
	again.Focus(place)
	if !reflect.DeepEqual(again.Values(), draft) || !again.Dirty() || again.Focused() != "uses" {
		t.Errorf("came back as %v, dirty %v, in %q", again.Values(), again.Dirty(), again.Focused())
	}
	draft["name"][0] = "changed"
	if m.Text("name") != "Deci" {
		t.Error("a draft is tied to the form it came from")
	}
}

func TestChoosing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		field string
		keys  []string
		want  []string
	}{
		{"many, by space", "uses", []string{"space", "down", "down", "space"}, []string{"debate", "budget"}},
		{"many, taken back", "uses", []string{"space", "space"}, nil},
		{"many, by typing without accents", "uses", []string{"deb", "enter", "vot", "enter"}, []string{"debate", "vote"}},
		{"many, by typing and leaving", "uses", []string{"cons", "tab"}, []string{"consult"}},
		{"many, nothing like it", "uses", []string{"zzz", "enter"}, nil},
		{"many, filter given up", "uses", []string{"cons", "esc", "tab"}, nil},
		{"one, by arrow and enter", "maturity", []string{"down", "enter"}, []string{"stable"}},
		{"one, by space", "maturity", []string{"space"}, []string{"beta"}},
		{"one, changed", "maturity", []string{"space", "down", "space"}, []string{"stable"}},
		{"one, passed by", "maturity", []string{"enter"}, nil},
		{"one, gone through", "maturity", []string{"down", "down"}, nil},
		{"one, pasted", "maturity", []string{"paste:stab", "enter"}, []string{"stable"}},
		{"check", "open", []string{"space"}, []string{"true"}},
		{"check, taken back", "open", []string{"space", "space"}, nil},
	} {
		m := toolForm()
		m.Focus(test.field)
		drive(m, test.keys...)
		if got := m.Values()[test.field]; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: chose %v, wanted %v", test.name, got, test.want)
		}
	}
}

func TestArrowsGoFromFieldToField(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from string
		keys []string
		want string
	}{
		{"name", []string{"down"}, "uses"}, {"name", []string{"up"}, "site"}, {"uses", []string{"up"}, "name"},
		{"uses", []string{"down", "down", "down", "down"}, "maturity"}, {"about", []string{"a", "enter", "b", "up"}, "about"},
		{"about", []string{"a", "enter", "b", "up", "up"}, "maturity"}, {"about", []string{"a", "down"}, "open"},
		{"about", []string{strings.Repeat("long ", 20), "up"}, "about"}, {"site", []string{"tab"}, "name"}, {"name", []string{"back"}, "site"},
	} {
		m := toolForm()
		m.Focus(test.from)
		drive(m, test.keys...)
		if m.Focused() != test.want {
			t.Errorf("%v from %s leads to %s, wanted %s", test.keys, test.from, m.Focused(), test.want)
		}
	}
}

func TestNoticeCanBeChosen(t *testing.T) {
	t.Parallel()
	m := toolForm()
	drive(m, "Deci")
	m.SetNotice("name", Notice{Text: "Is it one of these?", Items: []Item{{"1", "Decidim", "Barcelona"}, {"2", "Decide Madrid", ""}}})
	if got := screen(m); !strings.Contains(got, "Is it one of these?") || !strings.Contains(got, "Decidim  Barcelona") {
		t.Errorf("the notice is not shown:\n%s", got)
	}
	if got := last(drive(m, "down", "down", "enter")); got != (NoticeMsg{"name", "2"}) {
		t.Errorf("sent %v", got)
	}
	// The items change under the cursor while the screen searches.
	m.SetNotice("name", Notice{Items: []Item{{"3", "New", ""}, {"2", "Decide Madrid", ""}}})
	if got := last(drive(m, "enter")); got != (NoticeMsg{"name", "2"}) {
		t.Errorf("after the items moved: %v", got)
	}
	m.SetNotice("name", Notice{Items: []Item{{"3", "New", ""}}})
	if got := last(drive(m, "dim")); got != (ChangedMsg{"name"}) || m.Text("name") != "Decidim" {
		t.Errorf("typing goes on: %v, %q", got, m.Text("name"))
	}
	drive(m, "down", "esc")
	if m.Focused() != "name" {
		t.Error("esc out of the notice left the field")
	}
	drive(m, "down", "down")
	if m.Focused() != "uses" {
		t.Errorf("from the end of the notice one comes to %q", m.Focused())
	}
}

// What only the store knows is said at the field, and does not keep from saving again.
func TestErrorsFromOutside(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetValue("name", "Decidim")
	m.SetValue("uses", "vote")
	m.SetError("name", "This name is taken")
	m.SetError("", "The server is full")
	if got := screen(m); !strings.Contains(got, "! This name is taken") || !strings.HasPrefix(got, "! The server is full") {
		t.Errorf("not said:\n%s", got)
	}
	if _, ok := last(drive(m, "save")).(SubmitMsg); !ok {
		t.Error("one cannot try again")
	}
	drive(m, "!")
	if strings.Contains(screen(m), "taken") {
		t.Error("it still complains of what was changed")
	}
}

func TestPasting(t *testing.T) {
	t.Parallel()
	m := toolForm()
	drive(m, "paste:Deci\ndim\t\x1b[31m!")
	if got := m.Text("name"); strings.ContainsAny(got, "\n\t\x1b") || !strings.HasPrefix(got, "Deci dim") {
		t.Errorf("pasted as %q", got)
	}
	m.Focus("about")
	drive(m, "paste:one\ntwo")
	if got := m.Text("about"); got != "one\ntwo" {
		t.Errorf("pasted as %q", got)
	}
}

// The paste key of the input libraries reads the clipboard of the machine that
// the program runs on: over SSH, somebody else's.
func TestServersClipboardIsNotRead(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"name", "about", "uses"} {
		m := toolForm()
		m.Focus(name)
		if sent := drive(m, "ctrl+v"); sent != nil || m.Dirty() {
			t.Errorf("%s: ctrl+v sent %v", name, sent)
		}
	}
}

func TestNothingIsCutFromALongText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 300) + "end"
	m := toolForm()
	m.SetValue("name", long)
	drive(m, "x", "tab", "back")
	if m.Text("name") != long {
		t.Errorf("%d characters of %d are left", len(m.Text("name")), len(long))
	}
}

func TestChangingLanguageKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	m := toolForm()
	drive(m, "Decidim")
	french := labels()
	french.Required = "Nécessaire"
	m.SetLabels(french, Field{Name: "name", Label: "Nom", Required: true})
	if got := screen(m); !strings.Contains(got, "Nom *") || m.Text("name") != "Decidim" {
		t.Errorf("%q in:\n%s", m.Text("name"), got)
	}
}

func TestClicking(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetSize(40, 15)
	m.View()
	m.Click(3) // the value of the second field
	if m.Focused() != "uses" {
		t.Fatalf("the focus is on %s", m.Focused())
	}
	m.View()
	if sent := run(m.Click(7)); !reflect.DeepEqual(sent, []tea.Msg{ChangedMsg{"uses"}}) || m.Text("uses") != "budget" {
		t.Errorf("clicked on an option: %v, %v in\n%s", sent, m.Values(), screen(m))
	}
	if m.Click(-1) != nil || m.Click(99) != nil {
		t.Error("a click outside was taken")
	}
}

func TestThemeChangesWhileTyping(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"name", "about"} {
		m := toolForm()
		th := theme.New(true)
		m.theme = th
		m.Focus(name)
		drive(m, "typed")
		*th = *theme.New(false)
		got := m.View()
		if dark := theme.New(true).Field.Render("typed"); strings.Contains(got, strings.TrimSuffix(dark, "typed\x1b[m")) || !strings.Contains(screen(m), "typed") {
			t.Errorf("%s keeps the colours of the theme before", name)
		}
	}
}

// The limit counts characters, in every script.
func TestLimit(t *testing.T) {
	t.Parallel()
	for _, kind := range []Kind{Line, Text} {
		m := New(theme.Plain(), labels(), Field{Name: "f", Label: "F", Kind: kind, Limit: 5})
		m.SetSize(40, 10)
		m.labels.Left = func(n int) string { return fmt.Sprintf("%d left", n) }
		if drive(m, "漢字"); !strings.Contains(screen(m), "F  3 left") {
			t.Errorf("kind %d does not say how much is left:\n%s", kind, screen(m))
		}
		drive(m, "paste:漢字漢字漢字", "x")
		if got := m.Text("f"); got != "漢字漢字漢" {
			t.Errorf("kind %d holds %q", kind, got)
		}
		if drive(m, "erase", "y"); m.Text("f") != "漢字漢字y" {
			t.Errorf("kind %d, after erasing, holds %q", kind, m.Text("f"))
		}
	}
}

// What does not fit is not dropped without a word.
func TestAPasteThatIsCutSaysSo(t *testing.T) {
	t.Parallel()
	m := New(theme.Plain(), labels(), Field{Name: "name", Label: "Name", Limit: 10}, Field{Name: "other", Label: "Other"})
	m.SetSize(40, 20)
	drive(m, "abcd", "paste:"+strings.Repeat("x", 1<<20))
	if got := screen(m); m.Text("name") != "abcdxxxxxx" || !strings.Contains(got, "1048570 did not fit") {
		t.Errorf("it holds %q:\n%s", m.Text("name"), got)
	}
	drive(m, "paste:more")
	if got := screen(m); !strings.Contains(got, "4 did not fit") {
		t.Errorf("a full field says nothing:\n%s", got)
	}
	drive(m, "erase")
	if got := screen(m); strings.Contains(got, "did not fit") {
		t.Errorf("it goes on saying so:\n%s", got)
	}
}
