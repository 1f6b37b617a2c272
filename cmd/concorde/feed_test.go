package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestFeedFollowsUntilInterrupted(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	reader, writer := io.Pipe()
	d := s.door(ana)
	d.out = writer
	ctx, interrupt := context.WithCancel(t.Context())
	status := make(chan int, 1)
	go func() {
		defer func() { _ = writer.Close() }()
		status <- d.run(ctx, []string{"feed", "--follow", "--since", "1h"})
	}()
	used := make(chan ran, 1)
	go func() { used <- s.run(t, ana, "tool", "use", "decidim") }()
	told := bufio.NewScanner(reader)
	for told.Scan() && !strings.Contains(told.Text(), "\tana\tuse\ttie\tdecidim\t") {
	}
	if line := told.Text(); !strings.Contains(line, "\tana\tuse\ttie\tdecidim\t") {
		t.Errorf("the feed ends with %q", line)
	}
	if r := <-used; r.status != 0 {
		t.Error(r.err)
	}
	interrupt()
	if got := <-status; got != statusDone {
		t.Errorf("interrupted: status %d", got)
	}
}

func TestFeedEndsWhenItsReaderLeaves(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	d := s.door("SHA256:guest")
	reader, writer := io.Pipe()
	d.out = writer
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	d.err = &said
	if got := d.run(t.Context(), []string{"feed", "--follow"}); got != statusDone || said.Len() > 0 {
		t.Errorf("status %d: %q", got, said.String())
	}
}

func TestFeedBeginsAtAMoment(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	// An hour from now, nothing is younger than half an hour, and all is than two hours.
	later := func(since string) int {
		d := s.door(ana)
		d.now = func() time.Time { return time.Now().Add(time.Hour) }
		return strings.Count(s.runAt(t, d, "feed", "--since", since).out, "\n")
	}
	if n := later("30m"); n != 0 {
		t.Errorf("half an hour has %d entries", n)
	}
	if n := later("2h"); n != int(s.store.Sequence()) {
		t.Errorf("two hours have %d entries of %d", n, s.store.Sequence())
	}
}

// broken is a disk that is full.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestOutputThatCannotBeWrittenIsAFailure(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	for _, line := range []string{"tool list", "tool list --json", "tool show decidim", "version", "--help", "feed"} {
		d := s.door("SHA256:guest")
		var said strings.Builder
		d.out, d.err = broken{}, &said
		if got := d.run(t.Context(), strings.Fields(line)); got != statusFailed || !strings.Contains(said.String(), "no space left") {
			t.Errorf("%s: status %d: %q", line, got, said.String())
		}
	}
}
