//go:build torture && linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/torture"
)

// What a soak is made of.
const (
	soakCrowd   = 40 // people who press keys at random, hang up and come back,
	soakSlow    = 8  // of whom so many read too slowly
	soakAuthors = 6  // people who contribute
	soakKeys    = "j k g G enter enter esc esc esc tab / a e o n d 1 2 3 4 5 6 ? : l r x c v s i b space save up down q"
)

// soak is a server under a crowd, and what it has acknowledged.
type soak struct {
	*quarrel
	lasts   time.Duration
	address string

	told         sync.Mutex        // guards what follows
	acknowledged map[string]uint64 // sequences, by the ids of entries
	refused      int
	lost         int // answers
}

// TestSoak lets a crowd do everything at random, with slow readers and people who hang up, while others contribute. In
// the first half the server is killed now and then. In the second its memory, its goroutines and its files are watched;
// and when all have left it has to have given back what they took. SOAK says how long it lasts, an hour unless it does:
//
//	SOAK=5m go test -tags torture -run '^TestSoak$' -timeout 0 -v ./cmd/concorde
func TestSoak(t *testing.T) {
	s := beginSoak(t)
	row := torture.Begin(t, "soak: a crowd does everything")
	ctx, cancel := context.WithTimeout(t.Context(), s.lasts)
	defer cancel()
	idle := s.measure()
	crowd := s.crowd(t)
	var authors sync.WaitGroup
	for i := range soakAuthors {
		authors.Go(func() { s.author(ctx, i) })
	}
	kills := s.killNowAndThen(ctx)
	early, late := s.watch(ctx)
	authors.Wait()
	said := crowd()
	left := s.drained(idle)
	s.stopAndCheck()
	t.Logf("idle %v\nearly %v\nlate %v\nleft %v\ncrowd %s", idle, early, late, left, said)
	row.Tried("%s, %d people, %d kills", s.lasts, soakCrowd+soakAuthors, kills)
	row.Found("%d entries acknowledged, 0 lost; %.0f→%.0f MB live, %.0f→%.0f goroutines, %.0f→%.0f files; %.0f→%.0f MB with nobody there", len(s.acknowledged),
		early.live, late.live, early.goroutines, late.goroutines, early.files, late.files, idle.live, left.live)
	s.expectFlat(t, idle, early, late, left)
}

func beginSoak(t *testing.T) *soak {
	t.Helper()
	lasts := time.Hour
	if text := os.Getenv("SOAK"); text != "" {
		var err error
		if lasts, err = time.ParseDuration(text); err != nil {
			t.Fatalf("SOAK: %v", err)
		}
	}
	s := &soak{lasts: lasts, acknowledged: make(map[string]uint64)}
	s.address = freeAddress(t)
	s.quarrel = &quarrel{t: t, begun: time.Now(), arguments: []string{"--budget", "0", "--metrics", "127.0.0.1:0", "--listen", s.address}}
	s.back = sync.NewCond(&s.quarrel.mu)
	s.server = serveAt(t, filepath.Join(t.TempDir(), "concorde"), s.arguments...)
	return s
}

// freeAddress is one that nobody listens at, so that all servers can, one after the other. It is none of those that the
// system gives to whoever calls: while the server is down, one of the crowd would have it sooner or later.
func freeAddress(t *testing.T) string {
	t.Helper()
	for {
		listener, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", 20_000+rand.IntN(12_000)))
		if errors.Is(err, syscall.EADDRINUSE) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close()
		return listener.Addr().String()
	}
}

// crowd starts a crowd, and returns what waits for its end and returns what it says.
func (s *soak) crowd(t *testing.T) (wait func() string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "crowd")
	command(t, "go", "build", "-o", program, "github.com/ogptoolbox/concorde/cmd/crowd")
	crowd := exec.Command(program, "--restless", "--people", fmt.Sprint(soakCrowd), "--slow", fmt.Sprint(soakSlow),
		"--every", "600ms", "--stay", "15s", "--for", s.lasts.String(), "--keys", soakKeys, s.address)
	var out, problems lockedBuffer
	crowd.Stdout, crowd.Stderr = &out, &problems
	if err := crowd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = crowd.Process.Kill() }) // it has ended, unless the test has failed
	return func() string {
		if err := crowd.Wait(); err != nil {
			t.Errorf("the crowd: %v: %s", err, problems.String())
		}
		return strings.TrimSpace(out.String())
	}
}

// author contributes until the time is over, by commands over a line of their own.
func (s *soak) author(ctx context.Context, number int) {
	key, err := signerIn(newKey(s.t))
	if err != nil {
		s.t.Error(err)
		return
	}
	c := &caller{quarrel: s.quarrel, key: key}
	defer c.drop()
	s.say(c, fmt.Sprintf("me set --handle author-%d --name 'Author %d' --kind civil-society", number, number))
	for n := 0; ctx.Err() == nil; n++ {
		s.say(c, s.something(number, n))
		timer := time.NewTimer(rand.N(time.Second))
		select {
		case <-ctx.Done():
		case <-timer.C:
		}
		timer.Stop()
	}
}

// something to say: mostly it is new, sometimes it cannot be.
func (s *soak) something(number, n int) string {
	mine := fmt.Sprintf("soak-%d-%d", number, max(n-rand.IntN(20), 0))
	switch rand.IntN(10) {
	case 0, 1, 2:
		return fmt.Sprintf("tool add --name 'Soak %d %d' --use debate --summary 'Made under load.' --allow-duplicate", number, n)
	case 3:
		return fmt.Sprintf("coalition create --name 'Cities %d %d' --purpose 'Hold together'", number, n)
	case 4:
		return "tool use decidim"
	case 5:
		return "tool edit " + mine + fmt.Sprintf(" --licence LicenseRef-%d-%d", number, n)
	case 6:
		return "tool use " + mine
	case 7:
		return "tool list --search soak --limit 5"
	case 8:
		return fmt.Sprintf("coalition post cities-%d-%d 'Number %d'", number, max(n-rand.IntN(20), 0), n)
	}
	return "tool edit decidim --licence LicenseRef-" + fmt.Sprint(number, "-", n)
}

// say runs a command and notes what is acknowledged.
func (s *soak) say(c *caller, words string) {
	out, err := c.run(words + " --json")
	s.told.Lock()
	defer s.told.Unlock()
	switch {
	case errors.Is(err, errLostAnswer):
		s.lost++
	case err != nil:
		s.refused++
	default:
		var told struct {
			Entry    string
			Sequence uint64
		}
		if json.Unmarshal(out, &told) == nil && told.Entry != "" {
			s.acknowledged[told.Entry] = told.Sequence
		}
	}
}

// killNowAndThen kills the server in the first half of the time.
func (s *soak) killNowAndThen(ctx context.Context) (kills int) {
	const most = 6
	for ; kills < most; kills++ {
		select {
		case <-time.After(s.lasts / 2 / (most + 1)):
			s.restart()
		case <-ctx.Done():
			return kills
		}
	}
	return kills
}

// stopAndCheck looks for everything that was acknowledged in what the server left.
func (s *soak) stopAndCheck() {
	stopped(s.t, s.server)
	record, err := store.Open(store.Options{Dir: s.server.data})
	if err != nil {
		s.t.Fatal(err)
	}
	defer record.Close()
	for text, sequence := range s.acknowledged {
		id, ok := store.ParseID(text)
		if !ok {
			s.t.Errorf("%q is not the id of an entry", text)
		}
		if entry, err := record.Entry(id); err != nil || entry.Sequence != sequence {
			s.t.Errorf("entry %s was acknowledged as %d, and is %d: %v", text, sequence, entry.Sequence, err)
		}
	}
	report, err := record.Check(s.t.Context(), nil)
	if err != nil || len(report.Findings) > 0 {
		s.t.Errorf("the record: %v, %v", report.Findings, err)
	}
	s.t.Logf("%d acknowledged, %d refused, %d answers lost, %d entries", len(s.acknowledged), s.refused, s.lost, report.Entries)
	if len(s.acknowledged) < int(s.lasts.Seconds()/4) { // on a machine that has much else to do
		s.t.Errorf("only %d entries in %s", len(s.acknowledged), s.lasts)
	}
}
