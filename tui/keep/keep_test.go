package keep

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB, path string) *Dir {
	t.Helper()
	k, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		select {
		case <-k.over:
		default:
			k.Close()
		}
	})
	return k
}

func tool(name string) Form {
	return Form{Key: "tool", From: Origin{Kind: "tool"}, Values: map[string][]string{"name": {name}}, Open: true}
}

// names are the names in the forms that were open.
func names(d *Desk) (out []string) {
	for _, f := range d.Open() {
		out = append(out, f.Values["name"][0])
	}
	return out
}

func TestWhatWasOnADeskIsThereAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "drafts")
	first := open(t, path)
	d := first.Desk("SHA256:ana")
	d.Put(tool("Agora"))
	place := Place{Tab: "tools", View: View{Query: "budget", Filters: map[string][]string{"use": {"debate"}}}, Open: []Ref{{"tool", "1"}}}
	d.SetPlace(place)
	d.Leave()
	second := open(t, path) // the first is still there, as of a killed process
	back := second.Desk("SHA256:ana")
	if got := names(back); !cmp.Equal(got, []string{"Agora"}) {
		t.Errorf("the form: %v", got)
	}
	got := back.Place()
	if got.At.IsZero() {
		t.Error("nothing says when that was")
	}
	got.At = time.Time{}
	if diff := cmp.Diff(place, got); diff != "" {
		t.Error(diff)
	}
	if other := second.Desk("SHA256:ben"); len(other.Open()) != 0 {
		t.Error("somebody else sees it")
	}
}

// A process that is killed two seconds after the last letter loses none.
func TestTypingIsWrittenSoonThoughItGoesOn(t *testing.T) {
	t.Parallel()
	for name, pause := range map[string]time.Duration{"it stops": time.Hour, "it goes on": 50 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := t.TempDir()
			d := open(t, path).Desk("SHA256:ana")
			begun := time.Now()
			d.Put(tool("0"))
			typing := time.NewTicker(pause)
			defer typing.Stop()
			look := time.NewTicker(10 * time.Millisecond)
			defer look.Stop()
			for n := 1; ; {
				select {
				case <-typing.C:
					d.Put(tool(fmt.Sprint(n)))
					n++
				case <-look.C:
				}
				if _, err := os.Stat(filepath.Join(path, fileOf("SHA256:ana"))); err == nil {
					break
				} else if !errors.Is(err, fs.ErrNotExist) || time.Since(begun) > 10*time.Second {
					t.Fatal(err)
				}
			}
			if took := time.Since(begun); took > 2*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestFilesAreTheirOwnersAloneAndNameNobody(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "drafts")
	d := open(t, path).Desk("SHA256:ana")
	d.Put(tool("Agora"))
	d.Leave()
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the directory: %v, %v", info.Mode(), err)
	}
	entries, _ := os.ReadDir(path)
	if len(entries) != 1 || strings.Contains(entries[0].Name(), "ana") {
		t.Fatalf("%v", entries)
	}
	if info, err := entries[0].Info(); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v", info.Mode(), err)
	}
}

func TestABrokenFileKeepsNobodyOutAndIsPutAside(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"no JSON": "{", "another version": `{"version":99}`, "too large": strings.Repeat("x", mostFile+1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, file := t.TempDir(), fileOf("SHA256:ana")
			if err := os.WriteFile(filepath.Join(path, file), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			var log bytes.Buffer
			k, err := Open(path, slog.New(slog.NewTextHandler(&log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			d := k.Desk("SHA256:ana")
			if len(d.Open()) != 0 {
				t.Error("something came of it")
			}
			d.Put(tool("Agora"))
			d.Leave()
			k.Close()
			if _, err := os.Stat(filepath.Join(path, file+broken)); err != nil || !strings.Contains(log.String(), "put aside") {
				t.Errorf("it is not put aside: %v; log: %s", err, log.String())
			}
			if _, err := os.Stat(filepath.Join(path, file)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestWhatIsReadIsCleaned(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	content := `{"version":1,"forms":[{"key":"tool","open":true,"values":{"name":["Ag\u001b[31mora\u202e"]}}]}`
	if err := os.WriteFile(filepath.Join(path, fileOf("SHA256:ana")), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := names(open(t, path).Desk("SHA256:ana")); len(got) != 1 || strings.ContainsAny(got[0], "\x1b\u202e") {
		t.Errorf("%q", got)
	}
}

func TestOldDesksAndUnwholeOnesAreRemoved(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	old, young, part, other := fileOf("a"), fileOf("b"), fileOf("c")+unwhole, "notes.txt"
	for _, name := range []string{old, young, part, other} {
		if err := os.WriteFile(filepath.Join(path, name), []byte(`{"version":1}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{old, other} {
		if err := os.Chtimes(filepath.Join(path, name), time.Time{}, time.Now().Add(-31*24*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	open(t, path)
	var left []string
	entries, _ := os.ReadDir(path)
	for _, entry := range entries {
		left = append(left, entry.Name())
	}
	if !cmp.Equal(left, []string{young, other}) {
		t.Errorf("left: %v", left)
	}
}

// Two sessions of one key share the desk: of each form, the last typed stays.
func TestTwoSessionsOfOneKeyLoseNothing(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	k := open(t, path)
	laptop, phone := k.Desk("SHA256:ana"), k.Desk("SHA256:ana")
	laptop.Put(tool("from the laptop"))
	phone.Put(Form{Key: "post 1", Values: map[string][]string{"name": {"from the phone"}}, Open: true})
	phone.Leave()
	laptop.Put(tool("from the laptop, later"))
	laptop.Leave()
	if got := names(open(t, path).Desk("SHA256:ana")); !cmp.Equal(got, []string{"from the laptop, later", "from the phone"}) {
		t.Errorf("%v", got)
	}
}

func TestADeskIsBoundedAndGoesWhenItIsEmpty(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	d := open(t, path).Desk("SHA256:ana")
	d.Put(Form{Key: "huge", Values: map[string][]string{"words": {strings.Repeat("x", mostForm+1)}}, Open: true})
	if _, ok := d.Form("huge"); ok {
		t.Error("a form of any size is kept")
	}
	for n := range 2 * mostForms {
		d.Put(Form{Key: fmt.Sprint(n), Open: true})
	}
	if got := d.Open(); len(got) != mostForms || got[0].Key != fmt.Sprint(mostForms) {
		t.Errorf("%d forms, first %v", len(got), got[0])
	}
	for n := range 2 * mostForms {
		d.Drop(fmt.Sprint(n))
	}
	d.Leave()
	if entries, _ := os.ReadDir(path); len(entries) != 0 {
		t.Errorf("left: %v", entries)
	}
}

func TestADiskThatFailsHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "drafts")
	k := open(t, path)
	d := k.Desk("SHA256:ana")
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	d.Put(tool("Agora"))
	d.Leave()
	if got := names(k.Desk("SHA256:ana")); !cmp.Equal(got, []string{"Agora"}) {
		t.Errorf("it is lost while the process lasts: %v", got)
	}
}

func TestManySessionsAtOnce(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	k := open(t, path)
	var all sync.WaitGroup
	for n := range 50 {
		all.Go(func() {
			d := k.Desk(fmt.Sprint(n % 25))
			for letter := range 20 {
				d.Put(Form{Key: fmt.Sprint(n), Values: map[string][]string{"name": {fmt.Sprint(letter)}}, Open: true})
				d.SetPlace(Place{Tab: fmt.Sprint(letter)})
			}
			d.Leave()
		})
	}
	all.Wait()
	k.Close()
	again := open(t, path)
	for n := range 25 {
		d := again.Desk(fmt.Sprint(n))
		if got := names(d); !cmp.Equal(got, []string{"19", "19"}) {
			t.Errorf("desk %d: %v", n, got)
		}
	}
}

// Whatever is done, a desk read again is what it was.
func TestADeskReadAgainIsWhatItWas(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		k, err := Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		key := rapid.StringMatching(`SHA256:[a-z]{20}`).Draw(t, "key")
		d := k.Desk(key)
		keys := rapid.SampledFrom([]string{"tool", "post", "profile"})
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				values := rapid.MapOf(rapid.StringMatching("[a-z]+"), rapid.SliceOf(rapid.StringMatching("[A-Za-z]*"))).Draw(t, "values")
				d.Put(Form{Key: keys.Draw(t, "form"), Values: values, Open: true})
			case 2:
				d.Drop(keys.Draw(t, "form"))
			case 3:
				d.Close(keys.Draw(t, "form"))
			}
		}
		want := d.state
		d.Leave()
		k.Close()
		if k, err = Open(path, nil); err != nil {
			t.Fatal(err)
		}
		got := k.Desk(key).state
		k.Close()
		same := cmp.Comparer(func(a, b map[string][]string) bool {
			return len(a) == len(b) && fmt.Sprint(a) == fmt.Sprint(b)
		})
		for i := range want.Forms { // as JSON writes them
			want.Forms[i].At, want.Forms[i].Began = want.Forms[i].At.Round(0), want.Forms[i].Began.Round(0)
		}
		if diff := cmp.Diff(want.Forms, got.Forms, same); diff != "" && len(want.Forms)+len(got.Forms) > 0 {
			t.Fatal(diff)
		}
	})
}
