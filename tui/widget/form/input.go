package form

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

const (
	lineLimit = 500
	textLimit = 10_000
	// textLines is how high a text of several lines is shown at most.
	textLines = 8
)

// input is the text input of the field with the focus: one of the two.
type input struct {
	line   *textinput.Model
	area   *textarea.Model
	limit  int        // how many characters it takes
	cut    int        // how many characters of the last paste it did not take
	of     theme.Name // whose colours it has
	cursor theme.Ink
}

// newInput returns an input of a field holding a text, with the cursor at its end.
func newInput(f *field, text string, th *theme.Theme) *input {
	i := &input{limit: limit(f, text)}
	if f.Kind == Text {
		i.area = newArea(text)
	} else {
		i.line = newLine(text)
	}
	i.dress(th)
	return i
}

// dress gives the input the colours of a theme. Its cursor does not blink: a
// thousand of them would keep a server busy.
func (i *input) dress(th *theme.Theme) {
	i.of, i.cursor = th.Name, th.Cursor
	if i.area != nil {
		field := th.Field.Style
		state := textarea.StyleState{Base: field, Text: field, CursorLine: field, EndOfBuffer: field, Selection: th.Match.Style}
		i.area.SetStyles(textarea.Styles{Focused: state, Blurred: state, Cursor: textarea.CursorStyle{Color: lipgloss.NoColor{}}})
	}
}

func newLine(text string) *textinput.Model {
	line := textinput.New()
	line.KeyMap.Paste = off()
	line.SetStyles(textinput.Styles{})
	line.SetValue(text)
	line.CursorEnd()
	line.Focus()
	return &line
}

func newArea(text string) *textarea.Model {
	area := textarea.New()
	area.Prompt, area.ShowLineNumbers = "", false
	area.KeyMap.Paste, area.KeyMap.CopySelection = off(), off()
	area.KeyMap.LineNext.SetKeys("down")
	area.KeyMap.LinePrevious.SetKeys("up")
	area.DynamicHeight, area.MinHeight, area.MaxHeight = true, 2, textLines
	// Without this, MaxHeight would limit the lines of the text itself.
	area.MaxContentHeight = textLimit
	area.SetValue(text)
	area.Focus()
	return &area
}

// off is a key that is never pressed.
func off() key.Binding { return key.NewBinding(key.WithDisabled()) }

// limit is how long the text may get. A text that is longer already is not cut.
func limit(f *field, text string) int {
	longest := f.Limit
	if longest <= 0 {
		longest = lineLimit
		if f.Kind == Text {
			longest = textLimit
		}
	}
	return max(longest, utf8.RuneCountInString(text))
}

func (i *input) value() string {
	if i.area != nil {
		return i.area.Value()
	}
	return i.line.Value()
}

// update hands a message to the input, and reports whether its text changed.
func (i *input) update(msg tea.Msg) (tea.Cmd, bool) {
	before := i.value()
	i.cut = 0
	msg, ok := i.fitting(msg, i.limit-utf8.RuneCountInString(before))
	if !ok {
		return nil, false
	}
	var cmd tea.Cmd
	if i.area != nil {
		*i.area, cmd = i.area.Update(msg)
	} else {
		*i.line, cmd = i.line.Update(msg)
	}
	return cmd, i.value() != before
}

// fitting cuts what is typed or pasted to the room there is; false if nothing
// is left of it. The library's own limit counts cells, not characters, and so
// half as many of them in Chinese.
func (i *input) fitting(msg tea.Msg, room int) (tea.Msg, bool) {
	switch typed := msg.(type) {
	case tea.PasteMsg:
		runes := []rune(typed.Content)
		fits := min(len(runes), max(room, 0))
		typed.Content, i.cut = string(runes[:fits]), len(runes)-fits
		return typed, typed.Content != ""
	case tea.KeyPressMsg:
		return msg, room > 0 || typed.Text == "" && typed.Code != tea.KeyEnter
	}
	return msg, true
}

// view draws the input in a width, without a fixed height.
func (i *input) view(width int) string {
	if i.area == nil {
		return i.viewLine(width)
	}
	if i.area.Width() != width {
		i.area.SetWidth(width)
		*i.area, _ = i.area.Update(nil) // it finds its cursor again only here
	}
	return i.area.View()
}

// viewLine draws the line so that the cursor is in it. The library's own
// drawing loses the cursor among wide characters.
func (i *input) viewLine(width int) string {
	runes, at := []rune(i.line.Value()), i.line.Position()
	for at > 0 && at < len(runes) && frame.Width(string(runes[at])) == 0 {
		at-- // an accent belongs to its letter
	}
	before, under, after := string(runes[:at]), " ", ""
	if at < len(runes) {
		under, _ = ansi.FirstGraphemeCluster(string(runes[at:]), ansi.WcWidth)
		after = strings.TrimPrefix(string(runes[at:]), under)
	}
	line := before + i.cursor.Render(under) + after
	end := frame.Width(before) + frame.Width(under)
	return frame.Slice(line, max(end-width, 0), max(end, width))
}

// atFirst and atLast report whether the cursor is on the first or last line as
// it is drawn, from where an arrow leaves the field.
func (i *input) atFirst() bool {
	return i.area == nil || i.area.Line() == 0 && i.area.LineInfo().RowOffset == 0
}

func (i *input) atLast() bool {
	return i.area == nil || i.area.Line() == i.area.LineCount()-1 && i.area.LineInfo().RowOffset >= i.area.LineInfo().Height-1
}
