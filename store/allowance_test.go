package store

import (
	"fmt"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

func TestAllowancesAreBounded(t *testing.T) {
	t.Parallel()
	a := newAllowances()
	now := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)
	for n := range 5 * mostOfGeneration {
		a.take(fmt.Sprint(n), rate.Limit(1), 10, now)
		if kept := len(a.young) + len(a.old); kept > 2*mostOfGeneration {
			t.Fatalf("%d keys are kept", kept)
		}
	}
	for range 3 { // who stays away is forgotten
		now = now.Add(time.Minute)
		a.take("ana", rate.Limit(1), 10, now)
	}
	if kept := len(a.young) + len(a.old); kept != 2 {
		t.Errorf("%d keys are kept once all but one have left", kept)
	}
}

// An active key is not forgotten: its allowance does not become whole before its time.
func TestAnActiveKeyIsRemembered(t *testing.T) {
	t.Parallel()
	a := newAllowances()
	now := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC)
	heard := 0
	for range 1000 { // ten a second for a hundred seconds
		if a.take("ana", rate.Limit(1), 10, now) == 0 {
			heard++
		}
		now = now.Add(100 * time.Millisecond)
	}
	if heard < 105 || heard > 115 {
		t.Errorf("%d in a hundred seconds, must be some hundred and ten", heard)
	}
}
