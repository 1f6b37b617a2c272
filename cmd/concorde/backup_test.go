package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// organisedAt is a server whose organisers' file has one key, and that key.
func organisedAt(t *testing.T, arguments ...string) (s *server, boss string) {
	t.Helper()
	boss = newKey(t)
	file := filepath.Join(t.TempDir(), "organisers")
	public, err := os.ReadFile(boss + ".pub")
	if err == nil {
		err = os.WriteFile(file, public, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return serveAt(t, filepath.Join(t.TempDir(), "concorde"), append([]string{"--organisers", file}, arguments...)...), boss
}

// logs waits until the server logs something.
func (s *server) logs(form string) string {
	s.t.Helper()
	wanted := regexp.MustCompile(form)
	late := time.NewTimer(patience)
	defer late.Stop()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for {
		if found := wanted.FindString(s.log.String()); found != "" {
			return found
		}
		select {
		case <-look.C:
		case <-late.C:
			s.t.Fatalf("the log has no %q:\n%s", form, s.log)
		}
	}
}

// A server that runs is backed up by itself and by its organisers, by the real
// client; what comes of either can be restored, and nobody else gets any.
func TestAServerIsBackedUpWhileItRuns(t *testing.T) {
	t.Parallel()
	backups := filepath.Join(t.TempDir(), "backups")
	s, boss := organisedAt(t, "--metrics", "127.0.0.1:0", "--backup-dir", backups, "--backup-every", "1h", "--backup-keep", "2")
	ana := s.introduce("ana")
	s.must(ana, "tool use decidim")
	file := filepath.Join(t.TempDir(), "summit.backup")
	if err := os.WriteFile(file, []byte(s.must(boss, "backup -")), 0o600); err != nil { // who has no name, as a timer has none
		t.Fatal(err)
	}
	if has, err := store.CheckBackup(t.Context(), file); err != nil || has.Sequence < 2 {
		t.Errorf("what came through the door: %+v, %v", has, err)
	}
	for _, key := range []string{ana, newKey(t)} {
		if got := s.ask(key, "backup -"); got.status != statusNotAllowed || got.out != "" || !oneLine(got.err) {
			t.Errorf("somebody else gets status %d, %d bytes, %q", got.status, len(got.out), got.err)
		}
	}
	if got := s.ask(boss, "backup "+file); got.status != statusNotAllowed || !strings.Contains(got.err, "backup - > FILE") {
		t.Errorf("a path on the server: status %d, %q", got.status, got.err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if got := askAt(t, fresh, "restore "+file); got.status != statusDone {
		t.Fatalf("restore: %q", got.err)
	}
	if got := askAt(t, fresh, "tool who decidim --json"); !strings.Contains(got.out, `"ana"`) {
		t.Errorf("ana is not in it: %q %q", got.out, got.err)
	}
	if got := askAt(t, s.data, "backup here.backup"); got.status != statusFailed || !strings.Contains(got.err, "localhost backup - > FILE") {
		t.Errorf("on the server's own machine: status %d, %q", got.status, got.err)
	}

	s.logs(`"msg":"backed up"`)
	made, _ := filepath.Glob(filepath.Join(backups, "*"))
	if len(made) != 1 || !strings.HasSuffix(made[0], ".backup") {
		t.Fatalf("there is %q", made)
	}
	if got := askAt(t, fresh, "backup --check "+made[0]); got.status != statusDone || !strings.HasPrefix(got.out, made[0]+"\t") {
		t.Errorf("its own backup: %q %q", got.out, got.err)
	}
	_, body := read(t, s.watchedAt()+"/metrics")
	last := regexp.MustCompile(`concorde_backup_last_success_seconds (1|[2-9])\.\d+e\+09`)
	if !last.MatchString(body) || !strings.Contains(body, "concorde_backup_failures_total 0\n") {
		t.Errorf("the metrics tell nothing of it:\n%s", body)
	}
}

// A place that cannot be written to is told, and the server goes on.
func TestBackupsThatFailEndNothing(t *testing.T) {
	t.Parallel()
	s, boss := organisedAt(t, "--metrics", "127.0.0.1:0", "--backup-dir", filepath.Join(t.TempDir(), "stick", "backups"))
	s.logs(`"level":"ERROR","msg":"no backup could be made; it will be tried again".*no such file or directory`)
	ana := s.introduce("ana")
	if _, body := read(t, s.watchedAt()+"/metrics"); !strings.Contains(body, "concorde_backup_last_success_seconds 0\n") ||
		!strings.Contains(body, "concorde_backup_failures_total 1\n") {
		t.Errorf("the metrics tell nothing of it:\n%s", body)
	}
	got := s.ask(boss, "doctor")
	if got.status != statusFailed || !strings.Contains(got.out, "no such file or directory") || !strings.Contains(got.out, "findings\t0\n") {
		t.Errorf("the organisers are not told: status %d, %q %q", got.status, got.out, got.err)
	}
	if got := s.ask(ana, "doctor"); got.status != statusNotAllowed || got.out != "" {
		t.Errorf("others are: status %d, %q", got.status, got.out)
	}
}

// Half a backup is no success for whoever writes it, and none for who reads it.
func TestHalfABackupIsNoSuccess(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	s.store.SetOrganisers([]string{"SHA256:boss"})
	whole := s.run(t, "SHA256:boss", "backup", "-")
	if whole.status != statusDone || whole.err != "" {
		t.Fatalf("status %d, %q", whole.status, whole.err)
	}
	d := s.door("SHA256:boss")
	d.out = &narrow{room: len(whole.out) / 2}
	var problems bytes.Buffer
	d.err = &problems
	if status := d.run(t.Context(), []string{"backup", "-"}); status != statusFailed || !oneLine(problems.String()) {
		t.Errorf("the reader has left: status %d, %q", status, problems.String())
	}
	file := filepath.Join(t.TempDir(), "half.backup")
	if err := os.WriteFile(file, []byte(whole.out[:len(whole.out)/2]), 0o600); err != nil {
		t.Fatal(err)
	}
	here := s.door("SHA256:boss")
	here.local = true
	if r := s.runAt(t, here, "backup", "--check", file); r.status != statusFailed || !strings.Contains(r.err, "is not as it was written") {
		t.Errorf("half a backup: %+v", r)
	}
	terminal := s.door("SHA256:boss")
	terminal.terminal = true
	if r := s.runAt(t, terminal, "backup", "-"); r.status != statusUsage || r.out != "" {
		t.Errorf("to a terminal: %+v", r)
	}
}

// narrow takes so many bytes, as a pipe does whose reader leaves.
type narrow struct{ room int }

func (w *narrow) Write(p []byte) (int, error) {
	if w.room -= len(p); w.room < 0 {
		return 0, errors.Join(io.ErrClosedPipe)
	}
	return len(p), nil
}
