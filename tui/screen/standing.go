package screen

import "github.com/ogptoolbox/concorde/store"

// Standing is a country with what the record says of it and the Partnership:
// member, observer or other, and as of when where somebody said so.
func (c *Common) Standing(country string) string {
	if country == "" {
		return ""
	}
	name := c.Words.Country(country)
	partner, err := c.Store.Partner(country)
	if err != nil {
		return name
	}
	if partner == nil {
		return name + " · " + c.T("vocabulary.partnership."+store.PartnershipOther)
	}
	standing := name + " · " + c.Term("partnership", partner.Status)
	if partner.AsOf != "" {
		standing += " (" + Clean(partner.AsOf) + ")"
	}
	return standing
}
