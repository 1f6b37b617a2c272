package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func crowdOf(t *testing.T, args ...string) (out string, err error) {
	t.Helper()
	var printed bytes.Buffer
	err = run(t.Context(), append([]string{"--people", "3", "--rate", "100", "--every", "20ms", "--for", "200ms", "--still", "0", "--knock", "0"}, args...), &printed, io.Discard)
	return printed.String(), err
}

func TestACrowdFeelsAndCounts(t *testing.T) {
	t.Parallel()
	out, err := crowdOf(t, "--json", fmt.Sprintf("%s,%d", echoing(t, new(echo)), os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	var got report
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.People != 3 || got.Keys < 3 || got.ErrorCount != 0 || got.P50 <= 0 || got.Max < got.P50 || got.Resident <= 0 {
		t.Errorf("%+v", got)
	}
	if got.Bytes != 1 {
		t.Errorf("an echo is %v bytes a key", got.Bytes)
	}
}

func TestACrowdThatIsThrownOutSaysSo(t *testing.T) {
	t.Parallel()
	out, err := crowdOf(t, echoing(t, &echo{throwsOut: true}))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "errors") || !strings.Contains(out, "ended") && !strings.Contains(out, "EOF") {
		t.Errorf("no word of it:\n%s", out)
	}
}

func TestACrowdNeedsATarget(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"localhost:1,nobody"}, {"--people", "0", "localhost:1"}, {"--keys", " ", "localhost:1"}, {"--mix", "sleep=1", "localhost:1"}, {"--mix", "idle=0", "localhost:1"}} {
		if _, err := crowdOf(t, args...); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}

// What people at Concorde do has to be on its record, or the crowd says so.
func TestAMixedCrowdFindsOnTheRecordWhatItDid(t *testing.T) {
	t.Parallel()
	for name, server := range map[string]*echo{"a server that keeps it": {}, "a server that forgets": {forgets: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := reportOf(t, "--every", "2ms", "--mix", "reference=2,idle=1", "--json", echoing(t, server))
			if len(got.Acts) != 1 || got.Acts[0].Verb != "reference" || got.Acts[0].Tried == 0 || got.Acts[0].Tried != server.saves {
				t.Fatalf("%+v of %d", got.Acts, server.saves)
			}
			if server.known != 3 { // the two who contribute, and their host
				t.Errorf("%d said who they are", server.known)
			}
			if told := strings.Join(got.Errors, "\n"); server.forgets != strings.Contains(told, "0 on the record") {
				t.Errorf("%d done, %d errors: %s", got.Acts[0].Done, got.ErrorCount, told)
			}
		})
	}
}

func TestThoseWhoLeaveComeAgain(t *testing.T) {
	t.Parallel()
	server := new(echo)
	got := reportOf(t, "--every", "2ms", "--mix", "leave=1", "--json", echoing(t, server))
	if got.Comings <= 3 || got.Comings != server.comes || got.ErrorCount != 0 || got.Shake50 <= 0 {
		t.Errorf("%d came, %+v", server.comes, got)
	}
}

func TestSomeKnockAtTheDoor(t *testing.T) {
	t.Parallel()
	server := new(echo)
	got := reportOf(t, "--knock", "100ms", "--json", echoing(t, server))
	if got.Knocks <= 0 || server.comes != 3 || got.Comings != 3 {
		t.Errorf("%v knocks a second; %d came, %d counted", got.Knocks, server.comes, got.Comings)
	}
}

// A key that is not answered is felt, too: those of a server that hangs are not left out.
func TestAKeyThatIsNotAnsweredIsFelt(t *testing.T) {
	t.Parallel()
	p := &person{keys: nowhere{}, arrived: make(chan struct{}, 1), gone: make(chan struct{})}
	took, err := p.press("j", time.Millisecond)
	c := newCrowd(plan{}, target{}, castOf(ofKeys(newScript("j")), []int{1}, 1, 1))
	v := &visitor{felt: c.felt[0], at: p}
	c.pressed(v, key{press: "j"}, took, err)
	if len(v.felt.took) != 1 || took < time.Millisecond || len(c.errs) != 1 {
		t.Errorf("%v, %v", v.felt.took, c.errs)
	}
}

// nowhere is where keys go that nobody answers.
type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) Close() error                { return nil }

func TestWritersWriteAloneAndAmongPeople(t *testing.T) {
	t.Parallel()
	server := new(echo)
	got := reportOf(t, "--mix", "browse=1", "--writers", "2", "--write", "50ms", "--json", echoing(t, server))
	if got.Alone == nil || got.Among == nil || got.Alone.PerSecond <= 0 || got.Among.P50 <= 0 || got.slowed() <= 0 || server.posted < 4 {
		t.Errorf("%d posts, %+v", server.posted, got)
	}
	out, err := crowdOf(t, "--mix", "browse=1", "--writers", "2", "--write", "50ms", echoing(t, server))
	if err != nil || !strings.Contains(out, "among the people") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Those at other programs press keys in turn: as many as do anything at the first.
func TestOthersAreMeasuredWithPlainKeys(t *testing.T) {
	t.Parallel()
	other := new(echo)
	out, err := crowdOf(t, "--mix", "reference=2,idle=1", "--keys", "x", echoing(t, new(echo)), echoing(t, other))
	if err != nil || !strings.Contains(out, "×") {
		t.Errorf("%v\n%s", err, out)
	}
	if keys := other.keys.String(); strings.Trim(keys, "x") != "" || keys == "" {
		t.Errorf("%q was pressed", keys)
	}
}

func TestTheServerTellsItsGoroutines(t *testing.T) {
	t.Parallel()
	asked := 0
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++ // by one after the other
		fmt.Fprintf(w, "# TYPE go_goroutines gauge\ngo_goroutines %d\n", 10*asked)
	}))
	t.Cleanup(page.Close)
	got := reportOf(t, "--json", echoing(t, new(echo))+",,"+page.URL)
	if got.Each != 10.0/3 || got.Goroutines != 20 || got.Idle != 0 {
		t.Errorf("%v in all, %v a session, CPU at rest %v", got.Goroutines, got.Each, got.Idle)
	}
}

func TestACrowdStartsAProgramAndStopsIt(t *testing.T) {
	t.Parallel()
	line := os.Args[0] + " -test.run ^TestEchoAsAProgram$ {address}"
	got := reportOf(t, "--json", line)
	if got.People != 3 || got.ErrorCount != 0 || got.Resident <= 0 {
		t.Errorf("%+v", got)
	}
	started, stop, err := open(t.Context(), line)
	if err != nil {
		t.Fatal(err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if process, err := os.FindProcess(started.process); err == nil && process.Signal(syscall.Signal(0)) == nil {
		t.Error("it goes on")
	}
	if _, err := crowdOf(t, "/no/such/program {address}"); err == nil {
		t.Error("a program that is not there is measured")
	}
}

// A crowd fails where something is worse than in the table, and where that is of another crowd.
func TestACrowdFailsWhereSomethingIsWorse(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "table.json")
	good, bad := echoing(t, new(echo)), echoing(t, &echo{throwsOut: true})
	if _, err := crowdOf(t, "--keep", path, good); err != nil {
		t.Fatal(err)
	}
	if _, err := crowdOf(t, "--than", path, bad); !errors.Is(err, errWorse) {
		t.Errorf("with errors: %v", err)
	}
	if _, err := crowdOf(t, "--than", path, "--every", "10ms", good); err == nil || errors.Is(err, errWorse) {
		t.Errorf("another crowd: %v", err)
	}
}

func reportOf(t *testing.T, args ...string) (got report) {
	t.Helper()
	out, err := crowdOf(t, args...)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// A restless crowd comes back whenever it has left.
func TestARestlessCrowdComesBack(t *testing.T) {
	t.Parallel()
	var printed bytes.Buffer
	err := run(t.Context(), []string{
		"--restless", "--people", "4", "--slow", "1", "--every", "5ms", "--stay", "50ms", "--for", "500ms", "--keys", "j k enter", echoing(t, new(echo)),
	}, &printed, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ People, Visits, Keys, Refused int }
	if err := json.Unmarshal(printed.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.People != 4 || got.Visits <= 4 || got.Keys <= got.Visits || got.Refused != 0 {
		t.Errorf("%s", printed.String())
	}
}
