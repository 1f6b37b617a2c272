package portal

// said are the words that the template itself puts on every page. They are
// looked up once: a page is made of them ten thousand times.
type said struct {
	Data         string
	Feed         string
	File         string
	Follow       string
	Languages    string
	Nav          string
	Open         string
	Pages        string
	SearchAny    string
	SearchButton string
	SearchFailed string
	SearchFound  string
	SearchLabel  string
	SearchMore   string
	SearchNone   string
	Skip         string
	FacetCountry string
	FacetLicence string
	FacetUse     string
}

func sayings(w Words) *said {
	return &said{
		Data:         w.T("portal.data"),
		Feed:         w.T("portal.feed"),
		File:         w.T("portal.file"),
		Follow:       w.T("portal.follow"),
		Languages:    w.T("portal.languages"),
		Nav:          w.T("portal.nav"),
		Open:         w.T("portal.open"),
		Pages:        w.T("portal.pages"),
		SearchAny:    w.T("portal.search.any"),
		SearchButton: w.T("portal.search.button"),
		SearchFailed: w.T("portal.search.failed"),
		SearchFound:  w.T("portal.search.found"),
		SearchLabel:  w.T("portal.search.label"),
		SearchMore:   w.T("portal.search.more"),
		SearchNone:   w.T("portal.search.none"),
		Skip:         w.T("portal.skip"),
		FacetCountry: w.T("vocabulary.facet.country"),
		FacetLicence: w.T("vocabulary.facet.licence"),
		FacetUse:     w.T("vocabulary.facet.use"),
	}
}
