package pulse

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/chart"
)

// quarters are the quarters of an hour that are drawn: twelve hours.
const quarters = 48

// figures are what both screens show besides the feed.
type figures struct {
	pulse     store.Pulse
	uses      []chart.Bar
	themes    []chart.Bar
	countries []chart.Bar
	growing   []chart.Bar
	lonely    []*store.Action // without a coalition
}

// look reads the figures.
func look(c *screen.Common) figures {
	f := figures{pulse: c.Store.Pulse(quarters)}
	tools, err := store.List[*store.Tool](c.Store, store.Query{Counts: true})
	if err == nil {
		f.uses = bars(c, tools.Counts[store.FacetUse], c.UseLabel)
		f.countries = bars(c, tools.Counts[store.FacetCountry], c.Words.Country)
	}
	actions, err := store.List[*store.Action](c.Store, store.Query{Counts: true, Limit: c.Store.Count(store.KindAction)})
	if err == nil {
		f.themes = bars(c, actions.Counts[store.FacetTheme], func(theme string) string { return c.Term("theme", theme) })
		for _, action := range actions.Rows {
			if len(c.Store.Referrers(action.ID, store.KindCoalition)) == 0 {
				f.lonely = append(f.lonely, action)
			}
		}
	}
	for _, growth := range f.pulse.Growing {
		name := c.Name(store.KindCoalition, growth.Coalition)
		f.growing = append(f.growing, chart.Bar{Label: name, N: growth.Members, Count: "+" + c.Words.Number(growth.Members)})
	}
	return f
}

// recent is how much was done in the last quarters.
func (f figures) recent(quarters int) int {
	n := 0
	for _, one := range f.pulse.Quarters[max(len(f.pulse.Quarters)-quarters, 0):] {
		n += one
	}
	return n
}
