package tools

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done with a tool.
func (s Source) Offers(record store.Record) []screen.Offer {
	none := ""
	if record == nil {
		none = s.T("shell.why.nothing-selected")
	}
	return []screen.Offer{
		{Action: screen.Add, Hint: true},
		{Action: screen.Use, Hint: true, WhyNot: none},
		{Action: screen.Develop, WhyNot: none},
		{Action: screen.Coalition, Hint: true, WhyNot: none},
		{Action: screen.Commit, WhyNot: none},
		{Action: screen.Edit, WhyNot: none},
		{Action: screen.StillTrue, WhyNot: none},
		{Action: screen.Vote, WhyNot: none},
		{Action: screen.History, WhyNot: none},
		{Action: screen.Copy, WhyNot: none},
		{Action: screen.Link, WhyNot: none},
	}
}

// Do does it.
func (s Source) Do(action screen.Action, record store.Record) tea.Cmd {
	if action == screen.Add {
		return screen.Ask(screen.FormMsg{Kind: store.KindTool})
	}
	tool, ok := record.(*store.Tool)
	if !ok {
		return nil
	}
	switch action {
	case screen.Commit:
		return screen.Ask(screen.FormMsg{Kind: store.KindCommitment, Around: tool})
	case screen.Use:
		return s.say(tool, store.Uses)
	case screen.Develop:
		return s.say(tool, store.Develops)
	case screen.Coalition:
		return screen.Ask(screen.FormMsg{Kind: store.KindCoalition, Around: tool})
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindTool, Record: tool})
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindTool, ID: tool.ID})
	case screen.StillTrue:
		return s.stillTrue(tool)
	case screen.Vote:
		return screen.Ask(screen.FormMsg{Kind: store.KindVote, Around: tool})
	case screen.Copy:
		tool, _ = s.shown(tool)
		return s.CopyAddress(tool.Website, tool.Repository)
	case screen.Link:
		tool, _ = s.shown(tool)
		return screen.Ask(screen.LinkMsg{Title: screen.Clean(tool.Name), Addresses: []string{tool.Website, tool.Repository}})
	}
	return nil
}

// say says at once that the reader uses or develops a tool. Said again, it
// opens what was said, to complete it or to take it back.
func (s Source) say(tool *store.Tool, relation store.Relation) tea.Cmd {
	ties, _ := store.Referring[*store.Tie](s.Store, tool.ID)
	for _, tie := range ties {
		if tie.Relation == relation && tie.Person == s.Actor.Person && !tie.Person.IsZero() {
			return s.again(tool, tie)
		}
	}
	said := s.Words.F("tools.said."+string(relation), map[string]any{"Tool": screen.Clean(tool.Name), "Key": s.key(relation)})
	return screen.Ask(screen.ContributeMsg{
		Command: &store.SayTool{Tie: store.Tie{Tool: tool.ID, Relation: relation}},
		Said:    said,
	})
}

func (s Source) key(relation store.Relation) string {
	if relation == store.Develops {
		return s.Key(screen.Develop)
	}
	return s.Key(screen.Use)
}

// again asks what to do with what the reader said already.
func (s Source) again(tool *store.Tool, tie *store.Tie) tea.Cmd {
	return screen.Ask(screen.AskMsg{
		Title:   screen.Clean(tool.Name),
		Text:    s.T("tools.again." + string(tie.Relation)),
		Choices: []string{s.T("tools.again.complete"), s.T("tools.again.stop"), s.T("shell.dialog.cancel")},
		Then: func(choice int) tea.Cmd {
			switch choice {
			case 0:
				return screen.Ask(screen.FormMsg{Kind: store.KindTie, Record: tie})
			case 1:
				return screen.Ask(screen.ContributeMsg{Command: &store.StopTool{Tie: tie.ID}, Said: s.T("tools.stopped")})
			}
			return nil
		},
	})
}
