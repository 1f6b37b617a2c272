package intake_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// opened is an empty store, which the caller closes.
func opened(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t testing.TB) *store.Store {
	t.Helper()
	s := opened(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// introduce is somebody who has said who they are, in a role.
func introduce(t testing.TB, s *store.Store, handle string, role store.Role) store.Actor {
	t.Helper()
	key := "SHA256:" + handle
	receipt := submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: "government"}})
	return store.Actor{Person: receipt.Record, Key: key, Role: role}
}

func submit(t testing.TB, s *store.Store, actor store.Actor, command store.Command) store.Receipt {
	t.Helper()
	receipt, err := s.Submit(t.Context(), actor, command)
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return receipt
}
