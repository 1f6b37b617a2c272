package main

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watchedAt is where a server says that it can be watched.
func (s *server) watchedAt() string {
	s.t.Helper()
	for line := range strings.Lines(s.log.String()) {
		var entry struct{ Metrics string }
		if json.Unmarshal([]byte(line), &entry) == nil && entry.Metrics != "" {
			return strings.TrimSuffix(entry.Metrics, "/metrics")
		}
	}
	s.t.Fatalf("the log does not say where:\n%s", s.log)
	return ""
}

func read(t *testing.T, url string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// What those who watch over a server are told, and that nobody is named.
func TestMetricsAndHealth(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"), "--metrics", "127.0.0.1:0")
	key := s.introduce("ana")
	s.ask(key, "announce hello") // refused
	sitting := s.sit(key)
	sitting.expect("275")
	at := s.watchedAt()
	if status, body := read(t, at+"/healthz"); status != http.StatusOK || body != "ok\n" {
		t.Errorf("healthz: %d %q", status, body)
	}
	_, body := read(t, at+"/metrics")
	for _, want := range []string{
		"concorde_sessions 1\n", "concorde_handshakes_total ", "concorde_log_sequence ", "concorde_submit_queue 0\n",
		`concorde_submit_seconds_count{outcome="done"} 1`, "concorde_read_only 0\n", "process_resident_memory_bytes ",
		`concorde_sessions_total{kind="interface"} 1`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("metrics do not have %q", want)
		}
	}
	if strings.Contains(body, "ana") && strings.Contains(body, fingerprintOf(t, key)) {
		t.Error("metrics name somebody")
	}
	sitting.leave("q")
}

// The list of organisers follows its file, and a file that is broken changes nothing.
func TestOrganisersFollowTheirFile(t *testing.T) {
	t.Parallel()
	boss := newKey(t)
	public, err := os.ReadFile(boss + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "organisers")
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(file+".new", []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(file+".new", file); err != nil {
			t.Fatal(err)
		}
	}
	var named []string
	o := &organisers{path: file, set: func(keys []string) { named = keys }, logger: slog.New(slog.DiscardHandler)}
	write("# nobody yet\n\n")
	if err := o.load(); err != nil || len(named) != 0 {
		t.Fatalf("%v, %q", err, named)
	}
	look, done := make(chan time.Time), make(chan struct{})
	go func() { defer close(done); o.watch(t.Context(), look) }()
	step := func() { look <- time.Time{}; look <- time.Time{} } // the first is done when the second is taken
	write(string(public))
	step()
	if len(named) != 1 || named[0] != fingerprintOf(t, boss) {
		t.Errorf("after a key was added: %q", named)
	}
	write("ssh-ed25519 broken\n")
	step()
	if len(named) != 1 {
		t.Errorf("a broken file leaves %q", named)
	}
	write(`command="rm -rf /",no-pty ` + string(public) + "# twice\n" + string(public))
	step()
	if len(named) != 2 {
		t.Errorf("with options: %q", named)
	}
}

func TestReachLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ public, at, want string }{
		{"", "127.0.0.1:2222", "ssh -p 2222 localhost"},
		{"", "[::]:22", "ssh localhost"},
		{"", "192.0.2.7:2222", "ssh -p 2222 192.0.2.7"},
		{"summit.example.org", "[::]:22", "ssh summit.example.org"},
		{"summit.example.org:2200", "[::]:22", "ssh -p 2200 summit.example.org"},
		{"summit.example.org:22", "127.0.0.1:2222", "ssh summit.example.org"},
	} {
		if got := reachLine(test.public, address(test.at)); got != test.want {
			t.Errorf("%s at %s: %q, not %q", test.public, test.at, got, test.want)
		}
	}
}

// address is a net.Addr that is what it says.
type address string

func (address) Network() string  { return "tcp" }
func (a address) String() string { return string(a) }
