package form

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
)

const (
	lineLimit = 500
	textLimit = 10_000
	// textLines is how high a text of several lines is shown at most.
	textLines = 8
)

// input is the text input of the field with the focus: one of the two.
type input struct {
	line *textinput.Model
	area *textarea.Model
}

// newInput returns an input holding a text, with the cursor at its end.
func newInput(f *field, th *theme.Theme) *input {
	if f.Kind == Text {
		return &input{area: newArea(f, th)}
	}
	line := textinput.New()
	line.Prompt = ""
	line.KeyMap.Paste = off()
	line.CharLimit = limit(f)
	state := textinput.StyleState{Text: th.Field, Placeholder: th.Field, Suggestion: th.Field, Prompt: th.Field}
	// The cursor does not blink: a thousand of them would keep a server busy.
	line.SetStyles(textinput.Styles{Focused: state, Blurred: state, Cursor: textinput.CursorStyle{Color: lipgloss.NoColor{}}})
	line.SetValue(f.text())
	line.CursorEnd()
	line.Focus()
	return &input{line: &line}
}

func newArea(f *field, th *theme.Theme) *textarea.Model {
	area := textarea.New()
	area.Prompt, area.ShowLineNumbers = "", false
	area.KeyMap.Paste, area.KeyMap.CopySelection = off(), off()
	area.KeyMap.LineNext.SetKeys("down")
	area.KeyMap.LinePrevious.SetKeys("up")
	area.CharLimit = limit(f)
	area.DynamicHeight, area.MinHeight, area.MaxHeight = true, 2, textLines
	// Without this, MaxHeight would limit the lines of the text itself.
	area.MaxContentHeight = textLimit
	state := textarea.StyleState{Base: th.Field, Text: th.Field, CursorLine: th.Field, EndOfBuffer: th.Field, Placeholder: th.Field, Prompt: th.Field, Selection: th.Match}
	area.SetStyles(textarea.Styles{Focused: state, Blurred: state, Cursor: textarea.CursorStyle{Color: lipgloss.NoColor{}}})
	area.SetValue(f.text())
	area.Focus()
	return &area
}

// off is a key that is never pressed.
func off() key.Binding { return key.NewBinding(key.WithDisabled()) }

// limit is how long the text may get. A text that is longer already is not cut.
func limit(f *field) int {
	longest := f.Limit
	if longest <= 0 {
		longest = lineLimit
		if f.Kind == Text {
			longest = textLimit
		}
	}
	return max(longest, utf8.RuneCountInString(f.text()))
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
	var cmd tea.Cmd
	if i.area != nil {
		*i.area, cmd = i.area.Update(msg)
	} else {
		*i.line, cmd = i.line.Update(msg)
	}
	return cmd, i.value() != before
}

// view draws the input in a width, without a fixed height.
func (i *input) view(width int) string {
	if i.area != nil {
		i.area.SetWidth(width)
		return i.area.View()
	}
	// The last cell is for the cursor behind the text.
	if i.line.Width() != max(width-1, 1) {
		i.line.SetWidth(max(width-1, 1))
		i.line.SetCursor(i.line.Position())
	}
	return i.line.View()
}

// atFirst and atLast report whether the cursor is on the first or last line as
// it is drawn, from where an arrow leaves the field.
func (i *input) atFirst() bool {
	return i.area == nil || i.area.Line() == 0 && i.area.LineInfo().RowOffset == 0
}

func (i *input) atLast() bool {
	return i.area == nil || i.area.Line() == i.area.LineCount()-1 && i.area.LineInfo().RowOffset >= i.area.LineInfo().Height-1
}
