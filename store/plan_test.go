package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestAPlanIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"FR 2015-2017 #4":          "FR 2015-2017 #4",
		"fr 2015–2017, n° 4":       "FR 2015-2017 #4",
		"fr 2015/2017 no. 4.2":     "FR 2015-2017 #4.2",
		"UK 2016-2018 12":          "GB 2016-2018 #12",
		"MX 2013-2015":             "MX 2013-2015",
		"the plan of the city":     "",
		"FR 2017-2015 #4":          "",
		"ZZ 2015-2017 #4":          "",
		"FR 2015-2017 #four":       "",
		"FR 2015-2017 #.":          "",
		"FR 2015-2017 #4 and #5":   "",
		"France 2015-2017, number": "",
		"":                         "",
	} {
		plan, ok := store.ParsePlan(given)
		if got := plan.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q is read as %q, %v", given, got, ok)
		}
	}
}

func TestADayIsADayAMonthOrAYear(t *testing.T) {
	t.Parallel()
	for day, ok := range map[string]bool{
		"2017-06-30": true, "2017-06": true, "2017": true, "": true, " 2017 ": true, "2016-02-29": true,
		"soon": false, "2017-02-30": false, "30/06/2017": false, "0000": false, "2017-6": false, "17": false,
	} {
		err := store.CheckDay("until", day)
		var wrong *store.FieldError
		if (err == nil) != ok || err != nil && (!errors.As(err, &wrong) || wrong.Problem != store.ProblemDay) {
			t.Errorf("%q: %v", day, err)
		}
	}
}
