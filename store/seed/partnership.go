package seed

import "github.com/ogptoolbox/concorde/store"

// standing is a list of countries of one standing in the Partnership.
type standing struct {
	Status    string     `yaml:"status"`
	AsOf      string     `yaml:"as_of"`
	Countries [][]string `yaml:"countries"` // in lines, so that one can read them
}

// partners put the countries of the Partnership on the record.
func partners() ([]store.Command, error) {
	standings, err := read[standing]("partnership.yaml")
	if err != nil {
		return nil, err
	}
	var out []store.Command
	for _, one := range standings {
		for _, line := range one.Countries {
			for _, country := range line {
				out = append(out, &store.Add{Once: store.Once{ID: store.StableID("seed partner " + country)}, Record: &store.Term{
					Vocabulary: store.VocabularyPartnership, Value: country, Status: one.Status, AsOf: one.AsOf,
				}})
			}
		}
	}
	return out, nil
}
