package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// runbook is the chapter of the README on what to do when something goes
// wrong, being followed line by line.
type runbook struct {
	t           *testing.T
	stick, data string // the places of the README
	organisers  string // file
	keys        map[string]string
	server      *server // while one runs
	watched     string
	lines       []string
	remove      string // the fingerprint of the key that was lost
}

// TestRunbook follows the runbook: every line of it is run by a shell, as it is
// written, on a summit where that has to help.
func TestRunbook(t *testing.T) {
	t.Parallel()
	r := newRunbook(t)
	r.start()
	r.settle()
	r.diskIsFull()
	r.machineDied()
	r.keyIsLost()
	r.vandalCame()
	r.upgradeFailed()
	r.storeIsDamaged()
	if len(r.lines) > 0 {
		t.Errorf("nobody has tried %q", r.lines)
	}
}

func newRunbook(t *testing.T) *runbook {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, found := strings.Cut(string(readme), "\n## When something goes wrong\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	r := &runbook{t: t, stick: t.TempDir(), data: filepath.Join(t.TempDir(), "concorde"), keys: map[string]string{}}
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(chapter, -1) {
		for line := range strings.Lines(block[1]) {
			line, _, _ = strings.Cut(line, "  #")
			r.lines = append(r.lines, strings.TrimSpace(line))
		}
	}
	if !found || len(r.lines) == 0 {
		t.Fatal("the README has no runbook")
	}
	r.organisers = filepath.Join(t.TempDir(), "organisers")
	for _, name := range []string{"boss", "ana", "laptop", "ben", "ben-2", "mallory"} {
		r.keys[name] = newKey(t)
	}
	public, err := os.ReadFile(r.keys["boss"] + ".pub")
	if err == nil {
		err = os.WriteFile(r.organisers, public, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *runbook) start() {
	r.t.Helper()
	r.server = serveAt(r.t, r.data, "--organisers", r.organisers, "--metrics", "127.0.0.1:0")
	r.server.logs(`"metrics":"http`)
	r.watched = r.server.watchedAt()
}

// stop ends the server; one that was stopped twice is stopped.
func (r *runbook) stop() {
	r.t.Helper()
	r.server.stop()
}

// must runs a command of the preparations, over SSH.
func (r *runbook) must(who, line string) string {
	r.t.Helper()
	return r.server.must(r.keys[who], line)
}

// settle fills the summit.
func (r *runbook) settle() {
	r.t.Helper()
	for _, handle := range []string{"boss", "ana", "ben"} {
		r.must(handle, "me set --handle "+handle+" --name "+handle+" --kind other")
	}
	code := strings.Fields(r.must("ana", "key add"))[0]
	r.must("laptop", "key add "+code)
	r.remove = fingerprintOf(r.t, r.keys["ana"])
	r.must("ben", "coalition create --name Open-budgets --purpose Test")
	for _, file := range []string{"host_key", "host_key.pub"} {
		data, err := os.ReadFile(filepath.Join(r.data, file))
		if err == nil {
			err = os.WriteFile(filepath.Join(r.stick, file), data, 0o600)
		}
		if err != nil {
			r.t.Fatal(err)
		}
	}
}

// follow runs the next line of the runbook, for somebody, and wants it to work
// and to print something.
func (r *runbook) follow(who, begins, prints string) {
	r.t.Helper()
	if got := r.run(who, begins); got.status != statusDone || !strings.Contains(got.out, prints) {
		r.t.Fatalf("%s: status %d, %q does not have %q\n%s", begins, got.status, got.out, prints, got.err)
	}
}

// run runs the next line of the runbook, which has to begin so.
func (r *runbook) run(who, begins string) told {
	r.t.Helper()
	if len(r.lines) == 0 || !strings.HasPrefix(r.lines[0], begins) {
		r.t.Fatalf("the runbook does not go on with %q: %q", begins, r.lines)
	}
	line := r.lines[0]
	r.lines = r.lines[1:]
	switch line {
	case "systemctl start concorde":
		r.start()
		return told{}
	case "systemctl stop concorde":
		r.stop()
		return told{}
	case "curl --silent http://127.0.0.1:2280/healthz":
		status, body := read(r.t, r.watched+"/healthz")
		if status != http.StatusOK {
			return told{body, "", statusFailed}
		}
		return told{out: body}
	}
	return r.shell(who, line)
}

// shell runs a line in a shell whose ssh is the real one, with somebody's key.
func (r *runbook) shell(who, line string) told {
	r.t.Helper()
	line = strings.NewReplacer("/var/lib/concorde", r.data, "/media/stick", r.stick, "SHA256:…", r.remove).Replace(line)
	command := exec.CommandContext(r.t.Context(), "sh", "-c", line)
	command.Env = []string{"HOME=" + r.t.TempDir(), "PATH=" + r.shim(who) + ":" + os.Getenv("PATH"), "LANG=en_GB.UTF-8", "TZ=UTC"}
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	if err := command.Run(); err != nil && command.ProcessState == nil {
		r.t.Fatalf("%s: %v", line, err)
	}
	return told{out.String(), problems.String(), command.ProcessState.ExitCode()}
}

// shim is a directory with an ssh that knows the server, and whose key to take.
func (r *runbook) shim(who string) string {
	r.t.Helper()
	dir := r.t.TempDir()
	if who == "" {
		return dir
	}
	client := r.server.client(r.t.Context(), r.keys[who], "localhost", "--")
	var quoted []string
	for _, arg := range append([]string{client.Path}, client.Args[1:]...) {
		quoted = append(quoted, "'"+arg+"'")
	}
	script := fmt.Sprintf("#!/bin/sh\nshift\nexec %s \"$@\"\n", strings.Join(quoted, " "))
	if err := os.WriteFile(filepath.Join(dir, "ssh"), []byte(script), 0o700); err != nil {
		r.t.Fatal(err)
	}
	return dir
}

func (r *runbook) diskIsFull() {
	r.t.Helper()
	if err := os.Mkdir(filepath.Join(r.data, "store.before-20161208T143000Z"), 0o700); err != nil {
		r.t.Fatal(err)
	}
	r.follow("boss", "curl", "ok")
	r.follow("boss", "ssh summit.example.org backup - >", "")
	r.follow("", "rm -r", "")
	if left, _ := filepath.Glob(filepath.Join(r.data, "store.before-*")); len(left) > 0 {
		r.t.Errorf("there is still %q", left)
	}
}

func (r *runbook) machineDied() {
	r.t.Helper()
	r.server.kill()
	old := r.server.known
	r.data = filepath.Join(r.t.TempDir(), "another")
	r.follow("", "concorde backup --check", "now.backup\t")
	r.follow("", "concorde --data /var/lib/concorde restore", "entries\t")
	r.follow("", "cp ", "")
	r.follow("", "systemctl start", "")
	before, _ := os.ReadFile(old)
	after, _ := os.ReadFile(r.server.known)
	if string(before[bytes.IndexByte(before, ' '):]) != string(after[bytes.IndexByte(after, ' '):]) {
		r.t.Error("people are warned of another host key")
	}
	if out := r.must("ana", "me"); !strings.Contains(out, "ana") {
		r.t.Errorf("ana is %q", out)
	}
}

func (r *runbook) keyIsLost() {
	r.t.Helper()
	r.follow("laptop", "ssh summit.example.org key list", r.remove)
	r.follow("laptop", "ssh summit.example.org key remove", "")
	if out := r.must("ana", "me"); !strings.Contains(out, "guest") {
		r.t.Errorf("the lost key is still ana's: %q", out)
	}
	r.follow("boss", "ssh summit.example.org ban ben", "")
	r.must("ben-2", "me set --handle ben-2 --name Ben --kind other")
	r.follow("ben-2", "ssh summit.example.org coalition join open-budgets", "")
	r.follow("boss", "ssh summit.example.org coalition lead open-budgets ben-2", "")
	if out := r.must("ben-2", "coalition show open-budgets --json"); !strings.Contains(out, `"ben-2"`) {
		r.t.Errorf("who leads: %s", out)
	}
}

func (r *runbook) vandalCame() {
	r.t.Helper()
	r.must("mallory", "me set --handle mallory --name Mallory --kind other")
	r.must("mallory", "tool edit decidim --name Decidumb")
	r.follow("boss", "ssh summit.example.org feed", "mallory")
	r.follow("boss", "ssh summit.example.org ban mallory", "")
	r.follow("boss", "ssh summit.example.org undo --by mallory", "")
	if out := r.must("boss", "tool show decidim --json"); !strings.Contains(out, `"name":"Decidim"`) {
		r.t.Errorf("the name is %s", out)
	}
	r.follow("", "systemctl stop", "")
	r.follow("", "concorde --data /var/lib/concorde restore", "aside\t")
	r.follow("", "systemctl start", "")
	if out := r.must("boss", "person list"); strings.Contains(out, "mallory") {
		r.t.Errorf("the vandal is there: %q", out)
	}
}

func (r *runbook) upgradeFailed() {
	r.t.Helper()
	r.follow("boss", "ssh summit.example.org backup - >", "")
	r.follow("", "systemctl stop", "")
	r.follow("", "concorde --data /var/lib/concorde doctor", "findings\t0")
	format := filepath.Join(r.data, storeName, "FORMAT")
	if err := os.WriteFile(format, []byte("concorde store, format 99\n"), 0o600); err != nil { // as a newer program leaves it
		r.t.Fatal(err)
	}
	if got := askAt(r.t, r.data, "doctor"); got.status != statusFailed || !strings.Contains(got.err, "newer Concorde") {
		r.t.Errorf("the old program says %q", got.err)
	}
	r.follow("", "concorde --data /var/lib/concorde restore", "aside\t")
}

func (r *runbook) storeIsDamaged() {
	r.t.Helper()
	graft(r.t, r.data, "s\x01decidim", "0123456789abcdef")
	if got := r.run("", "concorde --data /var/lib/concorde doctor"); got.status != statusFailed || !strings.Contains(got.err, "doctor --repair") {
		r.t.Errorf("the doctor says %q %q", got.out, got.err)
	}
	r.follow("", "concorde --data /var/lib/concorde doctor --repair", "repaired\t1")
	r.fileIsDamaged()
	r.follow("", "chown -R", "")
	if got := askAt(r.t, r.data, "doctor"); got.status != statusDone {
		r.t.Errorf("the doctor says %q %q", got.out, got.err)
	}
	if got := askAt(r.t, r.data, "tool show decidim"); got.status != statusDone {
		r.t.Errorf("what was damaged: %q", got.err)
	}
}

func (r *runbook) fileIsDamaged() {
	r.t.Helper()
	manifest := filepath.Join(r.data, storeName, "badger", "MANIFEST")
	data, err := os.ReadFile(manifest)
	if err == nil {
		data[len(data)/2] ^= 0xff
		err = os.WriteFile(manifest, data, 0o600)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	got := r.run("", "concorde --data /var/lib/concorde doctor")
	if got.status != statusFailed || !strings.Contains(got.err, "badger/MANIFEST") || !strings.Contains(got.err, "restore a backup") {
		r.t.Errorf("the doctor says %q %q", got.out, got.err)
	}
	r.follow("", "concorde --data /var/lib/concorde restore", "aside\t")
}
