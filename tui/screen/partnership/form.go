package partnership

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form in which one says what a country is from a date on.
type paper struct {
	*screen.Common
	about *store.Term // nil: a country that is not on the list yet
	id    store.ID
}

// Form returns the form of a country's standing; nil: of one that is not listed.
func Form(c *screen.Common, about *store.Term) *fill.Screen {
	return fill.New(c, &paper{c, about, store.NewID()})
}

// Key tells this form from others.
func (p *paper) Key() string {
	if p.about == nil {
		return "partnership"
	}
	return "partnership " + p.about.Value
}

// Title names the form.
func (p *paper) Title() string {
	if p.about == nil {
		return p.T("partnership.form.new")
	}
	return p.Words.F("partnership.form.edit", map[string]any{"Country": p.Words.Country(p.about.Value)})
}

// Intro says what stays, and which keys save and leave.
func (p *paper) Intro() string {
	return p.T("partnership.form.intro") + "\n" + p.T("screens.form-keys")
}

// Fields are the country where it is a new one, its standing and since when.
func (p *paper) Fields() []form.Field {
	var fields []form.Field
	if p.about == nil {
		fields = append(fields, form.Field{
			Name: "country", Label: p.T("vocabulary.field.organisation.country"), Kind: form.One, Required: true, Options: p.CountryOptions(),
		})
	}
	status := form.Field{Name: "status", Label: p.T("partnership.field.status"), Kind: form.One, Required: true}
	status.Options = p.Options("partnership-status", store.PartnershipStatuses())
	since := form.Field{Name: "since", Label: p.T("partnership.field.since"), Help: p.T("partnership.field.since.help"), Kind: form.Line, Limit: 10}
	since.Validate = func(v string) string { return p.Wrong(store.CheckDay("since", v)) }
	reason := form.Field{Name: "reason", Label: p.T("govern.reason"), Help: p.T("govern.reason.help"), Kind: form.Line, Limit: 400}
	return append(fields, status, since, reason)
}

// Begin is the last standing, to be replaced by the next or corrected.
func (p *paper) Begin() form.Values {
	if p.about == nil {
		return nil
	}
	last := p.about.Standing()
	return form.Values{"status": {last.Status}, "since": screen.Given(last.Since)}
}

// Changed has nothing to warn of.
func (p *paper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *paper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (p *paper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save says it.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	country := v.Text("country")
	if p.about != nil {
		country = p.about.Value
	}
	return screen.ContributeMsg{
		Command: &store.SetPartner{
			Once: store.Once{ID: p.id}, Country: country, Status: v.Text("status"), Since: v.Text("since"), Reason: v.Text("reason"),
		},
		Said: p.Words.F("partnership.set", map[string]any{"Country": p.Words.Country(country)}),
	}
}
