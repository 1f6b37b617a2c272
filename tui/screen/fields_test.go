package screen

import (
	"testing"

	"github.com/ogptoolbox/concorde/tui/words"
)

// Yugoslavia and the Soviet Union have codes and no names: a list of countries
// would begin with empty lines.
func TestEveryCountryToChooseHasAName(t *testing.T) {
	t.Parallel()
	for _, lang := range words.Languages() {
		c := &Common{Words: words.Load().In(lang)}
		options := c.CountryOptions()
		if len(options) < 200 {
			t.Errorf("%s: only %d countries", lang, len(options))
		}
		for _, option := range options {
			if option.Label == "" || option.Label == option.Value {
				t.Errorf("%s: %s has no name", lang, option.Value)
			}
		}
	}
}
