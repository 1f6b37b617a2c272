package seed

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store"
)

// standing is a list of countries of one standing in the Partnership.
type standing struct {
	Status    string     `yaml:"status"`
	Since     string     `yaml:"since"`
	AsOf      string     `yaml:"as_of"`
	Countries [][]string `yaml:"countries"` // in lines, so that one can read them
}

// partners say what each country was in the Partnership, and since when.
func partners() ([]store.Command, error) {
	standings, err := read[standing]("partnership.yaml")
	if err != nil {
		return nil, err
	}
	var out []store.Command
	for _, one := range standings {
		for _, line := range one.Countries {
			for _, country := range line {
				out = append(out, &store.SetPartner{
					Once: store.Once{ID: standingID(country, one.Status)}, Country: country, Status: one.Status, Since: one.Since, AsOf: one.AsOf,
				})
			}
		}
	}
	return out, nil
}

func standingID(country, status string) store.ID {
	return store.StableID(fmt.Sprintf("seed partnership %s %s", country, status))
}

// lastStanding is the last that the file says.
func lastStanding() store.ID { return standingID("SN", store.PartnershipOther) }

// decided reports whether somebody said something of a country since: the list
// of an organiser is not corrected by ours.
func decided(s *store.Store, command store.Command) (bool, error) {
	set, ok := command.(*store.SetPartner)
	if !ok {
		return false, nil
	}
	entries, err := s.History(store.TermID(store.VocabularyPartnership, set.Country), 1)
	if err != nil {
		return false, fmt.Errorf("read what was said of %s: %w", set.Country, err)
	}
	return len(entries) > 0 && !entries[0].Actor.IsZero(), nil
}
