package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
)

// placeTime is how long after a session somebody is taken back to where they were.
const placeTime = 24 * time.Hour

// resume takes the reader back to where their last session was cut off, and
// asks about the forms that were open then.
func (s *Shell) resume() tea.Cmd {
	cmd := s.goBack(s.Desk.Place())
	var forms []*fill.Screen
	var keys, names []string
	for _, kept := range s.Desk.Open() {
		form := s.reopen(kept.From)
		if form == nil {
			s.Desk.Close(kept.Key) // what it was about is gone, or is not theirs any more
			continue
		}
		forms, keys = append(forms, form), append(keys, kept.Key)
		names = append(names, s.formName(form))
	}
	if len(forms) > 0 {
		s.open(s.question(s.goOn(forms, keys, names)))
	}
	return cmd
}

// formName is what a form is called, and what was put into it.
func (s *Shell) formName(form *fill.Screen) string {
	if name := form.Name(); name != "" {
		return s.Words.F("shell.resume.form", map[string]any{"Form": form.Title(), "Name": name})
	}
	return form.Title()
}

// goOn asks whether to go on with the forms that were open.
func (s *Shell) goOn(forms []*fill.Screen, keys, names []string) screen.AskMsg {
	return screen.AskMsg{
		Title:   s.T("shell.resume.title"),
		Text:    s.Words.F("shell.resume.text", map[string]any{"Forms": strings.Join(names, ", ")}),
		Choices: []string{s.T("shell.resume.go-on"), s.T("shell.resume.later"), s.T("shell.resume.throw-away")},
		Then: func(choice int) tea.Cmd {
			var cmds []tea.Cmd
			for i, form := range forms {
				switch choice {
				case 0:
					cmds = append(cmds, s.push(form))
				case 1:
					s.Desk.Close(keys[i])
				case 2:
					s.Desk.Drop(keys[i])
				}
			}
			return tea.Batch(cmds...)
		},
	}
}

// origin is how a form can be opened again.
func origin(msg screen.FormMsg) keep.Origin {
	from := keep.Origin{Kind: msg.Kind.String(), Name: msg.Name, Field: msg.Field, Lang: msg.Lang}
	if msg.Record != nil {
		from.Record, from.Revision = msg.Record.Head().ID.String(), msg.Record.Head().Revision
	}
	if msg.Around != nil {
		from.AroundKind, from.Around = msg.Around.Kind().String(), msg.Around.Head().ID.String()
	}
	return from
}

// reopen is a form as it was; nil if what it was about is not there any more.
func (s *Shell) reopen(from keep.Origin) *fill.Screen {
	msg := screen.FormMsg{Kind: kindOf(from.Kind), Name: from.Name, Field: from.Field, Lang: from.Lang}
	for _, one := range []struct {
		ref    keep.Ref
		record *store.Record
	}{{keep.Ref{Kind: from.Kind, ID: from.Record}, &msg.Record}, {keep.Ref{Kind: from.AroundKind, ID: from.Around}, &msg.Around}} {
		if one.ref.ID == "" {
			continue
		}
		record, ok := s.recordOf(one.ref)
		if !ok {
			return nil
		}
		*one.record = record
	}
	switch {
	case msg.Kind == store.KindPerson && msg.Record == nil && !s.Actor.Person.IsZero(),
		msg.Record != nil && msg.Kind != store.KindMembership &&
			store.Authorize(s.Actor, store.VerbEdit, msg.Record) != nil && s.Actor.Role != store.Guest,
		msg.Kind == store.KindPost && msg.Around == nil && msg.Record == nil:
		return nil
	case msg.Kind == store.KindPerson && msg.Record == nil:
		return s.newcomer(func() tea.Cmd { return nil })
	}
	return s.paper(msg)
}

func (s *Shell) recordOf(ref keep.Ref) (store.Record, bool) {
	id, ok := store.ParseID(ref.ID)
	if !ok {
		return nil, false
	}
	record, err := s.Store.Record(kindOf(ref.Kind), id)
	return record, err == nil
}

func kindOf(name string) store.Kind {
	for _, kind := range store.Kinds() {
		if kind.String() == name {
			return kind
		}
	}
	return 0
}

// mark notes where the reader is: for the others, and so that they can be
// taken back there.
func (s *Shell) mark() {
	if !s.resumed {
		return // where they were is not shown yet
	}
	s.tourSearched()
	s.look()
	if !s.Plain { // who is told line by line is told it there
		s.tell()
	}
	t := &s.tabs[s.active]
	place := keep.Place{Tab: string(t.action)}
	if placer, ok := t.stack[0].(screen.Placer); ok {
		place.View = placer.Where()
	}
	for _, on := range t.stack[1:] {
		if reader, ok := on.(*browse.Reader); ok {
			kind, id := reader.Record()
			place.Open = append(place.Open, keep.Ref{Kind: kind.String(), ID: id.String()})
		}
	}
	s.Desk.SetPlace(place)
}

// goBack shows the place that somebody was at, as far as it is still there.
func (s *Shell) goBack(place keep.Place) tea.Cmd {
	if place.Tab == "" || s.Now().Sub(place.At) > placeTime {
		return nil
	}
	cmds := []tea.Cmd{s.goTo(screen.Action(place.Tab))}
	if placer, ok := s.top().(screen.Placer); ok {
		placer.GoBack(place.View)
	}
	for _, ref := range place.Open {
		if record, ok := s.recordOf(ref); ok {
			cmds = append(cmds, s.show(screen.ShowMsg{Kind: record.Kind(), ID: record.Head().ID}))
		}
	}
	return tea.Batch(cmds...)
}

// park leaves the desk as the reader left it, and returns when it is on disk.
// Whoever left of their own accord, with nothing half done, begins anew.
func (s *Shell) park() {
	if s.left && len(s.Desk.Open()) == 0 {
		s.Desk.SetPlace(keep.Place{})
	}
	s.Desk.Leave()
	s.Read.Leave()
	if s.Seat != nil {
		s.Seat.Leave()
	}
}
