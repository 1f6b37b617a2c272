package store

import "github.com/ogptoolbox/concorde/store/text"

// Organisation is a government, an association, a company or another body.
type Organisation struct {
	Meta
	Name    string `json:"name"`
	Type    string `json:"kind,omitempty"`
	Country string `json:"country,omitempty"`
	Website string `json:"website,omitempty"`
}

// Kind is KindOrganisation.
func (*Organisation) Kind() Kind { return KindOrganisation }

// Title is the organisation's name.
func (o *Organisation) Title(string) string { return o.Name }

func (o *Organisation) slugFrom() string      { return o.Name }
func (o *Organisation) links() []link         { return nil }
func (o *Organisation) nameKeys() []string    { return foldedNames(o.Name) }
func (o *Organisation) addressKeys() []string { return addressKeys(o.Website) }

func (o *Organisation) claims() []claim {
	return []claim{{"name", "organisation-name", foldedName(o.Name), o.Name}}
}

func (o *Organisation) clean() error {
	return firstError(
		cleanName("name", &o.Name),
		cleanChoice("kind", &o.Type, OrganisationKinds(), false),
		cleanCountry("country", &o.Country),
		cleanAddress("website", &o.Website),
	)
}

// Person is somebody who takes part. Their SSH keys are their account.
type Person struct {
	Meta
	Handle       string   `json:"handle"`
	Name         string   `json:"name"`
	Type         string   `json:"kind"`
	Organisation ID       `json:"organisation,omitzero"`
	Country      string   `json:"country,omitempty"`
	Languages    []string `json:"languages,omitempty"`
	Offers       []string `json:"offers,omitempty"` // skills and resources
	Seeks        []string `json:"seeks,omitempty"`
	Keys         []string `json:"keys,omitempty"` // fingerprints, SHA256:…
	Steward      bool     `json:"steward,omitempty"`
}

// Kind is KindPerson.
func (*Person) Kind() Kind { return KindPerson }

// Title is the person's name, or their handle.
func (p *Person) Title(string) string {
	if p.Name != "" {
		return p.Name
	}
	return p.Handle
}

func (p *Person) slugFrom() string   { return p.Handle }
func (p *Person) links() []link      { return linksTo("organisation", KindOrganisation, p.Organisation) }
func (p *Person) nameKeys() []string { return foldedNames(p.Name) }

func (p *Person) addressKeys() []string { return nil }

func (p *Person) claims() []claim {
	claims := []claim{{"handle", "handle", text.Skeleton(p.Handle), p.Handle}}
	for _, key := range p.Keys {
		claims = append(claims, claim{"keys", "key", key, key})
	}
	return claims
}

func (p *Person) clean() error {
	if p.Handle == "" {
		return &FieldError{Field: "handle", Problem: ProblemRequired}
	}
	handle, err := text.Handle(p.Handle)
	if err != nil {
		return &FieldError{Field: "handle", Problem: ProblemHandle, Value: text.Line(clipped(p.Handle))}
	}
	p.Handle = handle
	return firstError(
		cleanName("name", &p.Name),
		cleanChoice("kind", &p.Type, PersonKinds(), true),
		cleanCountry("country", &p.Country),
		cleanLanguages("languages", &p.Languages),
		cleanWords("offers", &p.Offers),
		cleanWords("seeks", &p.Seeks),
		cleanWords("keys", &p.Keys),
	)
}
