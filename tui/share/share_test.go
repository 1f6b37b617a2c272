package share_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ogptoolbox/concorde/tui/share"
)

func TestOneReadsForAllUntilTheRecordChanges(t *testing.T) {
	t.Parallel()
	r := share.New(10)
	var reads atomic.Int64
	ask := func(sequence uint64, key string) int64 {
		got, err := share.Once(r, sequence, key, func() (int64, bool, error) { return reads.Add(1), true, nil })
		if err != nil {
			t.Error(err)
		}
		return got
	}
	var crowd sync.WaitGroup
	for range 100 {
		crowd.Go(func() {
			if got := ask(7, "tools"); got != 1 {
				t.Errorf("reading %d", got)
			}
		})
	}
	crowd.Wait()
	for _, c := range []struct {
		sequence uint64
		key      string
		want     int64
	}{{7, "people", 2}, {8, "tools", 3}, {8, "tools", 3}, {7, "tools", 4}, {8, "tools", 3}} {
		if got := ask(c.sequence, c.key); got != c.want {
			t.Errorf("%s at %d is reading %d, expected %d", c.key, c.sequence, got, c.want)
		}
	}
}

func TestWhatFailsOrIsNotWholeIsReadAgain(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*share.Reads{"a desk": share.New(10), "none": nil} {
		n := 0
		read := func() (int, bool, error) {
			if n++; n == 1 {
				return 0, true, errors.New("the disk is gone")
			}
			return n, false, nil
		}
		if _, err := share.Once(r, 1, "tools", read); err == nil {
			t.Errorf("%s: no error", name)
		}
		for want := 2; want < 4; want++ {
			if got, err := share.Once(r, 1, "tools", read); got != want || err != nil {
				t.Errorf("%s: %d, %v, expected %d", name, got, err, want)
			}
		}
	}
}

// However much strangers ask for, no more is kept than there is room for.
func TestNoMoreIsKeptThanThereIsRoomFor(t *testing.T) {
	t.Parallel()
	r, reads := share.New(2), 0
	for range 2 {
		for key := range 3 {
			if _, err := share.Once(r, 1, key, func() (int, bool, error) { reads++; return 0, true, nil }); err != nil {
				t.Fatal(err)
			}
		}
	}
	if reads != 4 {
		t.Errorf("three things were read %d times, expected the third alone again", reads)
	}
}
