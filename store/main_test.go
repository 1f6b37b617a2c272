package store_test

import (
	"flag"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// usualChecks is how many histories each property is tried with: each is a store
// of its own.
const usualChecks = "25"

// TestMain fails the tests if any of them leaves a goroutine behind: a store
// that was closed is gone.
func TestMain(m *testing.M) {
	flag.Parse()
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		_ = f.Value.Set(usualChecks)
	}
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			println(err.Error())
			code = 1
		}
	}
	os.Exit(code)
}
