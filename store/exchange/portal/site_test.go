package portal_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
)

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfOthersStay(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	put(t, filepath.Join(dir, "thesis.txt"), "years of work")
	if _, err := portal.Write(t.Context(), w.Store, dir, options()); !errors.Is(err, portal.ErrNotOurs) {
		t.Fatalf("a directory with a file in it: %v", err)
	}
	if left := contents(t, dir); len(left) != 1 {
		t.Errorf("it left %d files", len(left))
	}
	dir = t.TempDir()
	put(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/main")
	write(t, w.Store, dir)
	put(t, filepath.Join(dir, "CNAME"), "summit.example")
	put(t, filepath.Join(dir, "fr", "tool", "mine.html"), "mine")
	submit(t, w.Store, w.host, &store.Hide{Kind: store.KindTool, Record: w.tool, Reason: "spam"})
	if after := write(t, w.Store, dir); after.Removed < 4 { // three pages and a publiccode.yml
		t.Errorf("%+v", after)
	}
	files := contents(t, dir)
	if files["CNAME"] != "summit.example" || files["fr/tool/mine.html"] != "mine" || files[".git/HEAD"] == "" {
		t.Error("a file that is not ours is gone")
	}
}

// A manifest that names files elsewhere takes none of them away, and a link
// that leads out of the directory is not followed.
func TestNothingOutsideIsTouched(t *testing.T) {
	t.Parallel()
	w, top := newWorld(t), t.TempDir()
	dir, outside := filepath.Join(top, "site"), filepath.Join(top, "outside")
	put(t, filepath.Join(outside, "file"), "mine")
	put(t, filepath.Join(dir, ".concorde-portal"), "concorde portal 1\n../outside/file\n"+filepath.Join(outside, "file")+"\nlink/file\n")
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Skip("no links here")
	}
	_, err := portal.Write(t.Context(), w.Store, dir, options())
	if data, readErr := os.ReadFile(filepath.Join(outside, "file")); readErr != nil || string(data) != "mine" || err == nil {
		t.Errorf("%q, %v; the export: %v", data, readErr, err)
	}
	put(t, filepath.Join(dir, ".concorde-portal"), "something else 7\n")
	if _, err := portal.Write(t.Context(), w.Store, dir, options()); !errors.Is(err, portal.ErrNotOurs) {
		t.Errorf("a manifest of another program: %v", err)
	}
}

// An export that is interrupted leaves whole files, and the next one finishes,
// and takes away what the interrupted one wrote of records that are gone.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	how := options()
	how.Progress = func(done, _ uint64) {
		if done == 2 {
			cancel()
		}
	}
	if _, err := portal.Write(ctx, w.Store, dir, how); !errors.Is(err, context.Canceled) {
		t.Fatalf("it went on: %v", err)
	}
	put(t, filepath.Join(dir, ".concorde-portal.tmp"), "half a pa")
	put(t, filepath.Join(dir, "notes.txt"), "mine")
	submit(t, w.Store, w.host, &store.Hide{Kind: store.KindTool, Record: w.tool, Reason: "spam"})
	if after := write(t, w.Store, dir); after.Removed < 4 {
		t.Errorf("%+v", after)
	}
	fresh := t.TempDir()
	write(t, w.Store, fresh)
	there, wanted := contents(t, dir), contents(t, fresh)
	delete(there, "notes.txt")
	for name := range there {
		if _, ok := wanted[name]; !ok {
			t.Errorf("%s is left over", name)
		}
	}
	if len(there) != len(wanted) {
		t.Errorf("%d files, of %d", len(there), len(wanted))
	}
}

// Where a page cannot be put in its place, the export says which, and what was
// there stays whole; once it can, the next one goes on.
func TestAnObstacle(t *testing.T) {
	t.Parallel()
	w, dir := newWorld(t), t.TempDir()
	write(t, w.Store, dir)
	before := contents(t, dir)
	obstacle := filepath.Join(dir, "es", "person", "bob.html")
	if err := errors.Join(os.Remove(obstacle), os.Mkdir(obstacle, 0o755)); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(obstacle, "mine"), "mine")
	submit(t, w.Store, w.bob, &store.PostMessage{Post: store.Post{About: w.tool, Words: "New words"}})
	_, err := portal.Write(t.Context(), w.Store, dir, options())
	if err == nil || !strings.Contains(err.Error(), "es/person/bob.html") {
		t.Fatalf("%v", err)
	}
	after := contents(t, dir)
	for name, content := range before {
		changed := strings.Contains(name, "/tool/") || name == "es/person/bob.html"
		if after[name] != content && !changed {
			t.Errorf("%s is not what it was", name)
		}
	}
	if err := os.RemoveAll(obstacle); err != nil {
		t.Fatal(err)
	}
	if again := write(t, w.Store, dir); again.Written == 0 || contents(t, dir)["es/person/bob.html"] != before["es/person/bob.html"] {
		t.Errorf("it does not go on: %+v", again)
	}
}
