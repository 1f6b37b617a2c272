package actions

import (
	"strconv"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// counted is the width from which the numbers of a row are said in words.
const counted = 76

// Row is an action in one line: number, title, how many coalitions and
// commitments serve it, and whether it still waits for a coalition.
func (s Source) Row(record store.Record, width int) string {
	action, ok := record.(*store.Action)
	if !ok {
		return ""
	}
	number := s.Theme.Muted.Render(frame.Right(strconv.Itoa(action.Number), 2)) + "  "
	coalitions := len(s.Store.Referrers(action.ID, store.KindCoalition))
	commitments := len(s.Store.Referrers(action.ID, store.KindCommitment))
	counts := s.marks(coalitions, commitments)
	if width >= counted {
		counts = s.said(coalitions, commitments)
	}
	title := frame.Cell(s.Theme.Strong.Render(screen.Clean(action.Title(s.Lang()))), max(width-frame.Width(counts)-6, 1))
	return number + title + "  " + counts
}

// marks are the numbers of a row that is narrow.
func (s Source) marks(coalitions, commitments int) string {
	first := s.Theme.Warning.Render(theme.MarkNone)
	if coalitions > 0 {
		first = s.Theme.Accent.Render(theme.MarkOnline + strconv.Itoa(coalitions))
	}
	second := ""
	if commitments > 0 {
		second = s.Theme.Accent.Render(theme.MarkShared + strconv.Itoa(commitments))
	}
	const count = 4
	return frame.Line(first, count) + frame.Line(second, count)
}

// said are the numbers of a row that is wide.
func (s Source) said(coalitions, commitments int) string {
	first := s.Theme.Warning.Render(theme.MarkNone + " " + s.T("hub.lacks.coalition"))
	if coalitions > 0 {
		first = s.Theme.Accent.Render(theme.MarkOnline + " " + s.Words.N("shell.count.coalitions", coalitions))
	}
	second := ""
	if commitments > 0 {
		second = s.Theme.Accent.Render(theme.MarkShared + " " + s.Words.N("shell.count.commitments", commitments))
	}
	return frame.Cell(first, 20) + frame.Cell(second, 16)
}
