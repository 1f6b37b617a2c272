package store

// Partner is somebody at work on an action: an organisation with its people, a
// State that committed itself, or a person who is there for themself.
type Partner struct {
	Party        Party
	Organisation ID     // zero: none is named
	Country      string // of a State that no organisation is named for; else empty
	People       []ID   // in the order in which they came
	Lead         bool   // of a coalition
	Coalitions   []ID   // that they are in
	Commitments  []ID   // that are theirs
}

// partnerKey is what makes two mentions one partner.
type partnerKey struct {
	party        Party
	organisation ID
	country      string
	person       ID // where there is neither
}

func (w *work) at(key partnerKey) *Partner {
	partner := w.partners[key]
	if partner == nil {
		partner = &Partner{Party: key.party, Organisation: key.organisation, Country: key.country}
		w.partners[key] = partner
		w.order = append(w.order, key)
	}
	return partner
}

// list is the partners, party by party.
func (w *work) list() (out []Partner) {
	for _, party := range Parties() {
		for _, key := range w.order {
			if key.party == party {
				out = append(out, *w.partners[key])
			}
		}
	}
	return out
}

// standsFor reads a person and the organisation that they are there for, their
// own if none is named; nil where there is none.
func (w *work) standsFor(person, organisation ID) (*Person, *Organisation, error) {
	p, err := once(w.st, person, w.people)
	if err != nil {
		return nil, nil, err
	}
	if organisation.IsZero() && p != nil {
		organisation = p.Organisation
	}
	o, err := once(w.st, organisation, w.houses)
	return p, o, err
}

// once reads a record, unless it was read before; nil if it is not there.
func once[R interface {
	*T
	Record
}, T any](st state, id ID, known map[ID]R) (R, error) {
	record, ok := known[id]
	if ok || id.IsZero() {
		return record, nil
	}
	found, err := st.find(R(nil).Kind(), id)
	record, _ = found.(R)
	known[id] = record
	return record, err
}
