package toast

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
)

func TestToastEndsInItsTime(t *testing.T) {
	t.Parallel()
	var m Model
	first, after := m.Show(Success, "Saved")
	if !m.Visible() || after <= 0 {
		t.Fatal("it is not shown, or not for long")
	}
	second, _ := m.Show(Info, "Copied")
	if !m.Update(first) || m.Text() != "Copied" {
		t.Error("the end of the first ended the second")
	}
	if m.Update("another message") || !m.Visible() {
		t.Error("it took a message that was not for it")
	}
	if m.Update(second); m.Visible() {
		t.Error("it is still there")
	}
}

func TestToastSaysHowGoodTheNewsIs(t *testing.T) {
	t.Parallel()
	var m Model
	for kind, want := range map[Kind]string{Info: " 漢字 saved  ", Success: " + 漢字 saved", Warning: " ! 漢字 saved", Danger: " ! 漢字 saved"} {
		m.Show(kind, "漢字 saved")
		if got := ansi.Strip(m.View(theme.Plain(), 13)); got != want {
			t.Errorf("kind %d: %q, wanted %q", kind, got, want)
		}
	}
	m.Show(Info, strings.Repeat("x", 50))
	if got := ansi.Strip(m.View(theme.New(true), 10)); got != " xxxxxxxx…" {
		t.Errorf("too long: %q", got)
	}
	for width := range 5 {
		if got := ansi.StringWidthWc(m.View(theme.New(true), width)); got != width {
			t.Errorf("%d cells, wanted %d", got, width)
		}
	}
}
