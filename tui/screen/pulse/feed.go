package pulse

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/chart"

	"github.com/ogptoolbox/concorde/store/search"
)

// feedLimit is how far back the feed goes.
const feedLimit = 200

// latest are the last things that people did, the newest first. What the house
// did is left out, and what the reader may not see.
func latest(c *screen.Common, limit int) []store.Entry {
	var out []store.Entry
	for last := c.Store.Sequence(); last > 0 && len(out) < limit; {
		after := last - min(last, feedLimit)
		entries, err := c.Store.Feed(after, int(last-after))
		if err != nil {
			return out
		}
		someone := false
		for _, entry := range slices.Backward(entries) {
			someone = someone || !entry.Actor.IsZero()
			if !entry.Actor.IsZero() && len(out) < limit && visible(c, entry) {
				out = append(out, entry)
			}
		}
		if !someone { // below is the starter catalogue
			break
		}
		last = after
	}
	return out
}

// visible reports whether the reader may see what an entry is about.
func visible(c *screen.Common, entry store.Entry) bool {
	record := c.Subject(entry)
	return record != nil && store.MaySee(c.Actor, record) && !c.Store.IsHidden(record.Head().ID)
}

// lead goes where an entry leads: an endorsement to the Declaration, all else to
// its target; nil if that is not there.
func lead(c *screen.Common, entry store.Entry) tea.Cmd {
	if _, ok := c.Subject(entry).(*store.Endorsement); ok {
		return screen.Ask(screen.DoMsg{Action: screen.Declaration})
	}
	if show, there := target(c, entry); there {
		return screen.Ask(show)
	}
	return nil
}

// target is the record that an entry leads to: of a tie or a vote its tool, of
// a membership its coalition, of a post what it is about.
func target(c *screen.Common, entry store.Entry) (screen.ShowMsg, bool) {
	kind, id := entry.Subject()
	switch r := c.Subject(entry).(type) {
	case *store.Tie:
		kind, id = store.KindTool, r.Tool
	case *store.Membership:
		kind, id = store.KindCoalition, r.Coalition
	case *store.Vote:
		kind, id = store.KindTool, r.About
	case *store.Post:
		id = r.About
		if about, err := c.Store.Find(id.String()); err == nil {
			kind = about.Kind()
		}
	}
	_, err := c.Store.Record(kind, id)
	return screen.ShowMsg{Kind: kind, ID: id}, err == nil
}

// bars are counts with their labels.
func bars(c *screen.Common, counts []search.Count, label func(string) string) []chart.Bar {
	out := make([]chart.Bar, 0, len(counts))
	for _, count := range counts {
		out = append(out, chart.Bar{Label: label(count.Value), N: count.N, Count: c.Words.Number(count.N)})
	}
	return out
}
