package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

func TestAWatcherIsWokenByEveryContribution(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for range 20 { // each time it waits before there is anything to see
		at, seen := s.Sequence(), make(chan uint64, 1)
		go func() {
			sequence, err := s.Changed(ctx, at)
			if err != nil {
				t.Errorf("slept through entry %d: %v", at+1, err)
			}
			seen <- sequence
		}()
		submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: "Maker " + store.NewID().String()}})
		sequence := <-seen
		if sequence != at+1 {
			t.Fatalf("changed up to %d, after entry %d", sequence, at+1)
		}
	}
}

func TestWhoIsToldOfAChangeFindsIt(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	names := make(chan string, 100)
	found := make(chan int)
	go func() {
		at := s.Sequence()
		for name := range names {
			sequence, err := s.Changed(t.Context(), at)
			if err != nil {
				t.Errorf("changed: %v", err)
			}
			page, err := store.List[*store.Organisation](s, store.Query{Text: name, Limit: 1})
			entries, feed := s.Feed(at, 1)
			if err != nil || feed != nil || page.Total != 1 || len(entries) != 1 {
				t.Errorf("told of entry %d: %d organisations, %d entries", sequence, page.Total, len(entries))
			}
			at = sequence
			found <- page.Total
		}
		close(found)
	}()
	for _, name := range []string{"Alpha", "Bravo", "Charlie", "Delta"} {
		submit(t, s, ana, &store.Add{Record: &store.Organisation{Name: name}})
		names <- name
		<-found
	}
	close(names)
	<-found
}

func TestWaitingEndsWithTheStoreOrTheContext(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir(), nil)
	ended, end := context.WithCancel(t.Context())
	end()
	if at, err := s.Changed(ended, 0); !errors.Is(err, context.Canceled) || at != 0 {
		t.Errorf("context ended: %d, %v", at, err)
	}
	errs := make(chan error, 2)
	go func() { _, err := s.Changed(context.Background(), 0); errs <- err }()
	go func() {
		errs <- s.Follow(context.Background(), 0, func([]store.Entry) error { return nil })
	}()
	shut(t, s)
	for range 2 {
		if err := <-errs; !errors.Is(err, store.ErrClosed) {
			t.Errorf("the store was closed: %v", err)
		}
	}
	if _, err := s.Changed(context.Background(), 0); !errors.Is(err, store.ErrClosed) {
		t.Errorf("after closing: %v", err)
	}
	if _, err := s.Submit(context.Background(), store.Actor{Role: store.Organiser}, &store.Add{Record: &store.Organisation{Name: "A"}}); !errors.Is(err, store.ErrClosed) {
		t.Errorf("submitting after closing: %v", err)
	}
	if _, err := s.Resolve(store.KindTool, "x"); !errors.Is(err, store.ErrClosed) {
		t.Errorf("reading after closing: %v", err)
	}
	shut(t, s) // twice does no harm
}

func TestFollowDeliversEachEntryOnceInOrder(t *testing.T) {
	t.Parallel()
	s := open(t)
	house := store.Actor{Role: store.Organiser}
	add := func(n int) []store.Command {
		out := make([]store.Command, n)
		for i := range out {
			out[i] = &store.Add{Record: &store.Organisation{Name: "Maker " + store.NewID().String()}}
		}
		return out
	}
	s.SubmitAll(t.Context(), house, add(600)) // more than a batch
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []uint64
	first := make(chan bool, 1)
	done := make(chan error, 1)
	go func() {
		done <- s.Follow(ctx, 100, func(entries []store.Entry) error {
			for _, entry := range entries {
				got = append(got, entry.Sequence)
			}
			if len(got) == 500 {
				first <- true
			}
			if len(got) == 700 {
				cancel()
			}
			return nil
		})
	}()
	<-first
	s.SubmitAll(t.Context(), house, add(200))
	if err := <-done; err != nil {
		t.Errorf("cancelled: %v", err)
	}
	for i, sequence := range got {
		if sequence != uint64(101+i) {
			t.Fatalf("entry %d came as number %d after 100", sequence, i+1)
		}
	}
	if err := s.Follow(ctx, 0, func([]store.Entry) error { t.Error("went on after its context had ended"); return nil }); err != nil {
		t.Errorf("already cancelled: %v", err)
	}
	broken := errors.New("broken")
	if err := s.Follow(t.Context(), 0, func([]store.Entry) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("apply failed: %v", err)
	}
}

func TestManyContributionsWakeAWatcherFewTimes(t *testing.T) {
	t.Parallel()
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	woken := make(chan int, 1)
	began := time.Now()
	go func() {
		times, at := 0, uint64(0)
		for {
			var err error
			if at, err = s.Changed(ctx, at); err != nil {
				woken <- times
				return
			}
			times++
		}
	}()
	for range 200 {
		submit(t, s, store.Actor{Role: store.Organiser}, &store.Add{Record: &store.Organisation{Name: "Maker " + store.NewID().String()}})
	}
	cancel()
	most := 3 + int(time.Since(began)/(100*time.Millisecond))
	if times := <-woken; times > most {
		t.Errorf("woken %d times by 200 contributions in %s", times, time.Since(began))
	}
}
