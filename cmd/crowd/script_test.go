package main

import (
	"slices"
	"strings"
	"testing"
)

func TestAScriptIsPressedKeyByKey(t *testing.T) {
	t.Parallel()
	got := newScript("a ! text:{new}_b save!reference J!join up").keys(strings.NewReplacer("{new}", "xy"))
	want := []key{{"a", ""}, {"!", ""}, {"x", ""}, {"y", ""}, {" ", ""}, {"b", ""}, {"\x13", "reference"}, {"J", "join"}, {"\x1b[A", ""}}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Any number of people is mixed as it was said, to within one of each role.
func TestRolesAreDealtByTheirParts(t *testing.T) {
	t.Parallel()
	m, shares, err := concorde().mixed(usual)
	if err != nil {
		t.Fatal(err)
	}
	for _, people := range []int{1, 7, 20, 200, 1000} {
		cast := castOf(m, shares, people+50, people)
		given := make(map[string]int)
		for _, at := range cast.places {
			given[cast.roles[at].name]++
		}
		given["idle"] -= 50
		for i, r := range m.roles {
			if off := given[r.name]*100 - shares[i]*people; off <= -100 || off >= 100 {
				t.Errorf("%d of %d have the role %s", given[r.name], people, r.name)
			}
		}
		if got := cast.typing(); got != people-given["idle"] {
			t.Errorf("%d of %d press keys, and %d are idle", got, people, given["idle"])
		}
	}
}
