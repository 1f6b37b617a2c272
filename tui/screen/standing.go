package screen

// Standing is a country with what the record says of it and the Partnership,
// and since when; where that is not known, when it was looked up.
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
		return name + " · " + c.T("partnership.unlisted")
	}
	is := partner.Standing()
	standing := name + " · " + c.Term("partnership", is.Status)
	switch {
	case is.Since != "":
		return c.Words.F("partnership.since", map[string]any{"Status": standing, "Since": Clean(is.Since[:len("2016")])})
	case partner.AsOf != "":
		return standing + " (" + c.Words.Day(Clean(partner.AsOf)) + ")"
	}
	return standing
}
