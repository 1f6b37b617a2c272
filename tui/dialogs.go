package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/dialog"
	"github.com/ogptoolbox/concorde/tui/widget/palette"
)

// asked is a dialog over the screens, and what to do with its answer.
type asked struct {
	dialog dialog.Dialog
	answer func(tea.Msg) (tea.Cmd, bool) // of the dialog's own messages: what comes of it, and that it is one
}

func (o *asked) update(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, answered := o.answer(msg); answered {
		return cmd, true
	}
	return o.dialog.Update(msg), false
}

func (o *asked) view(width, height int) string { return o.dialog.View(width, height) }

// question asks what a screen wants to know. With a text it is a sentence and
// its answers, without one a list to choose from.
func (s *Shell) question(msg screen.AskMsg) overlay {
	answer := func(answered tea.Msg) (tea.Cmd, bool) {
		switch answered := answered.(type) {
		case dialog.ChosenMsg:
			choice, err := strconv.Atoi(answered.Value)
			if err != nil {
				return nil, true
			}
			return msg.Then(choice), true
		case dialog.ClosedMsg:
			return nil, true
		}
		return nil, false
	}
	if msg.Text == "" {
		var options []dialog.Option
		for i, choice := range msg.Choices {
			options = append(options, dialog.Option{Value: strconv.Itoa(i), Label: choice})
		}
		return &asked{dialog.Pick(s.Theme, msg.Title, msg.Title, options, ""), answer}
	}
	question := dialog.Question{ID: msg.Title, Title: msg.Title, Text: msg.Text}
	for i, choice := range msg.Choices {
		question.Choices = append(question.Choices, dialog.Choice{Value: strconv.Itoa(i), Label: choice})
	}
	return &asked{dialog.Ask(s.Theme, question), answer}
}

// paletteOver is everything that can be done here, found by typing.
type paletteOver struct {
	shell *Shell
	model *palette.Model
}

// palette is made from the table of keys and from what the screen offers now.
func (s *Shell) palette() overlay {
	var commands []palette.Command
	seen := make(map[screen.Action]bool)
	add := func(offer screen.Offer) {
		if seen[offer.Action] || moves(offer.Action) {
			return
		}
		seen[offer.Action] = true
		commands = append(commands, palette.Command{
			ID: string(offer.Action), Name: s.hintOf(offer).Label, Key: s.Key(offer.Action), WhyNot: offer.WhyNot,
		})
	}
	for _, offer := range s.top().Offers() {
		add(offer)
	}
	for _, b := range s.Keys.Bindings() {
		if b.Global && s.has(b.Action) {
			add(screen.Offer{Action: b.Action})
		}
	}
	labels := palette.Labels{
		Title: s.T("shell.palette.title"), Placeholder: s.T("shell.palette.placeholder"), None: s.T("shell.palette.none"),
	}
	return &paletteOver{s, palette.New(s.Theme, labels, commands, s.everything)}
}

// moves reports whether an action only moves: nobody looks for it in a list.
func moves(action screen.Action) bool {
	switch action {
	case screen.Up, screen.Down, screen.Left, screen.Right, screen.Top, screen.Bottom, screen.PageUp, screen.PageDown,
		screen.NextPane, screen.PrevPane, screen.Palette:
		return true
	}
	return false
}

func (o *paletteOver) update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case palette.ChosenMsg:
		if show, ok := recordOf(msg.ID); ok {
			return screen.Ask(show), true
		}
		return screen.Ask(screen.DoMsg{Action: screen.Action(msg.ID)}), true
	case palette.ClosedMsg:
		return nil, true
	}
	return o.model.Update(msg), false
}

func (o *paletteOver) view(width, height int) string { return o.model.View(width, height) }

// conflict shows both versions of a record, and saves what the reader chose.
func (s *Shell) conflict(msg screen.ConflictMsg) tea.Cmd {
	c := msg.Conflict
	if c.Base != nil && len(c.Fields) == 0 {
		return s.resolve(msg, nil) // nobody changed the same field: both changes are kept
	}
	differences, err := s.differences(c)
	if err != nil {
		return screen.Complain(s.Explain(err))
	}
	who := map[string]any{"Who": s.Person(c.Theirs.Head().ChangedBy)}
	labels := dialog.ConflictLabels{
		Title: s.T("shell.dialog.conflict.title"), Text: s.Words.F("shell.dialog.conflict.text", who),
		Mine: s.T("shell.dialog.conflict.mine"), Theirs: s.T("shell.dialog.conflict.theirs"),
		Empty: s.T("shell.dialog.conflict.empty"), Save: s.T("shell.dialog.conflict.save"),
	}
	s.open(&asked{dialog.Resolve(s.Theme, "conflict", labels, differences), func(answered tea.Msg) (tea.Cmd, bool) {
		switch answered := answered.(type) {
		case dialog.ResolvedMsg:
			return s.resolve(msg, answered.Mine), true
		case dialog.ClosedMsg:
			return nil, true
		}
		return nil, false
	}})
	return nil
}

// differences are the fields to choose between, with both values in words.
func (s *Shell) differences(c *store.ConflictError) ([]dialog.Difference, error) {
	fields := c.Fields
	if c.Base == nil {
		var err error
		if fields, err = s.Store.Differences(c.Mine, c.Theirs); err != nil {
			return nil, err
		}
	}
	var out []dialog.Difference
	for _, field := range fields {
		label := field
		if key := "vocabulary.field." + c.Theirs.Kind().String() + "." + field; s.Words.Has(key) {
			label = s.T(key)
		}
		out = append(out, dialog.Difference{
			Field: field, Label: label, Mine: s.fieldValue(c.Mine, field), Theirs: s.fieldValue(c.Theirs, field),
		})
	}
	return out, nil
}

// resolve saves a record with mine where mine was chosen, over theirs.
func (s *Shell) resolve(msg screen.ConflictMsg, mine map[string]bool) tea.Cmd {
	record, err := s.Store.Choose(msg.Conflict, mine)
	if err != nil {
		return screen.Complain(s.Explain(err))
	}
	top := s.top()
	return s.contribute(screen.ContributeMsg{
		Command: &store.Edit{Once: store.Once{ID: msg.ID}, Record: record, Base: msg.Conflict.Theirs.Head().Revision},
		Said:    s.T("shell.toast.saved"),
		Done: func(store.Receipt) tea.Cmd {
			if form, ok := top.(*fill.Screen); ok {
				form.Saved()
			}
			return screen.Ask(screen.PopMsg{Screen: top})
		},
	})
}
