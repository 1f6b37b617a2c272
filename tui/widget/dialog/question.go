package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Choice is an answer to a question. Its key, such as "y", chooses it at once.
type Choice struct{ Value, Label, Key string }

// Question is something to say or ask. With one choice it is a message.
type Question struct {
	ID, Title string
	// Text is wrapped to the width.
	Text string
	// Body is drawn as it is under the text, such as a QR code.
	Body string
	// Choices, of which the first has the cursor.
	Choices []Choice
}

// Ask returns the dialog that asks a question.
func Ask(th *theme.Theme, question Question) *Asked {
	return &Asked{theme: th, question: question}
}

// Asked is a question on the screen.
type Asked struct {
	theme    *theme.Theme
	question Question
	at       int
	top      int // of the text, when it is higher than the screen
	hidden   int // how many lines of it do not fit
	spots    []spot
}

// spot is where a choice is drawn, inside the border.
type spot struct{ x, y, width int }

// Update moves between the choices and makes one.
func (a *Asked) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.MouseWheelMsg:
		a.top = min(max(a.top+notch(msg), 0), a.hidden)
	case tea.MouseClickMsg:
		for i, spot := range a.spots {
			if msg.Y == spot.y && msg.X >= spot.x && msg.X < spot.x+spot.width {
				return a.choose(i)
			}
		}
	}
	return nil
}

func (a *Asked) key(press tea.KeyPressMsg) tea.Cmd {
	key := press.String()
	for i, choice := range a.question.Choices {
		if choice.Key == key {
			return a.choose(i)
		}
	}
	switch key {
	case "esc":
		return tell(ClosedMsg{a.question.ID})
	case "enter", "space":
		if len(a.question.Choices) == 0 {
			return tell(ClosedMsg{a.question.ID})
		}
		return a.choose(a.at)
	case "right", "tab", "l":
		a.move(1)
	case "left", "shift+tab", "h":
		a.move(-1)
	case "down", "j":
		a.down()
	case "up", "k":
		a.up()
	}
	return nil
}

// down reads on where the text is higher than the screen, and goes to the next
// choice where all of it is shown.
func (a *Asked) down() {
	if a.hidden > a.top {
		a.top++
		return
	}
	a.move(1)
}

func (a *Asked) up() {
	if a.top > 0 {
		a.top--
		return
	}
	a.move(-1)
}

func (a *Asked) move(by int) {
	if n := len(a.question.Choices); n > 0 {
		a.at = (a.at + by + n) % n
	}
}

func (a *Asked) choose(i int) tea.Cmd {
	return tell(ChosenMsg{a.question.ID, a.question.Choices[i].Value})
}

// View draws the question. Of a text that is too high, a part is shown; the
// choices always are.
func (a *Asked) View(width, height int) string {
	text := a.text(inner(width))
	choices := a.choices(inner(width))
	room := max(height-2-len(choices), 0)
	a.hidden = max(len(text)-room, 0)
	a.top = min(a.top, a.hidden)
	text = text[a.top:min(a.top+room, len(text))]
	a.spots = a.spots[:0]
	x := theme.Inset
	for i, choice := range a.question.Choices {
		width := frame.Width(a.button(choice, i == a.at, inner(width)))
		if len(choices) == 1 {
			a.spots = append(a.spots, spot{x, len(text), width})
			x += width + 1
		} else {
			a.spots = append(a.spots, spot{theme.Inset, len(text) + i, width})
		}
	}
	return box(a.theme, a.question.Title, "", inset(append(text, choices...)), width, height)
}

func (a *Asked) text(width int) []string {
	var lines []string
	if a.question.Text != "" {
		lines = append(frame.Wrap(a.question.Text, width), "")
	}
	if a.question.Body != "" {
		for line := range strings.SplitSeq(a.question.Body, "\n") {
			lines = append(lines, frame.Center(line, width))
		}
		lines = append(lines, "")
	}
	return lines
}

// choices are side by side where they fit, else one under the other.
func (a *Asked) choices(width int) []string {
	var drawn []string
	total := 0
	for i, choice := range a.question.Choices {
		drawn = append(drawn, a.button(choice, i == a.at, width))
		total += frame.Width(drawn[i]) + 1
	}
	if total-1 <= width && len(drawn) > 0 {
		return []string{strings.Join(drawn, " ")}
	}
	return drawn
}

func (a *Asked) button(choice Choice, active bool, width int) string {
	text := choice.Label
	if choice.Key != "" {
		text += " (" + choice.Key + ")"
	}
	text = frame.Truncate(text, width-2)
	if active {
		return a.theme.Selected.Render("[" + text + "]")
	}
	return " " + text + " "
}
