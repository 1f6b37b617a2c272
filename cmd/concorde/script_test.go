package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
)

// TestScripts runs the program as people do: each script is a shell session of
// its own, on a copy of one fresh store. The race detector has nothing to find
// in commands that run one after the other, each in its own process, and makes
// ten minutes of them: the tests beside this one run them within one.
func TestScripts(t *testing.T) {
	t.Parallel()
	if racing {
		t.Skip("one process after the other, for ten minutes: nothing there races")
	}
	template := freshData(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("XDG_DATA_HOME", home)
			env.Setenv("DATA", filepath.Join(home, "concorde"))
			env.Setenv("LANG", "en_GB.UTF-8")
			return os.CopyFS(filepath.Join(home, "concorde"), os.DirFS(template))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json": scriptJSON, "jsonenv": scriptJSONEnv, "field": scriptField, "hold": scriptHold, "sshkey": scriptKey,
			"mode": scriptMode, "lines": scriptLines, "tty": scriptTTY, "graft": scriptGraft,
		},
	})
}

// freshData is a data directory as the first start makes it, but for the key:
// everybody makes their own.
func freshData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	v, err := openLocal(context.Background(), places{data: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{identityName, identityName + publicSuffix} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// scriptJSON checks a value of JSON lines: json stdout PATH VALUE, where a path
// is a line's number, names, and places in lists, with dots between them. A
// value such as len:2 is how many there are.
func scriptJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH VALUE")
	}
	value := lookInto(ts, args[0], args[1])
	got := fmt.Sprint(value)
	if list, ok := value.([]any); ok && strings.HasPrefix(args[2], "len:") {
		got = "len:" + strconv.Itoa(len(list))
	}
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %q", args[1], got)
	}
}

// lookInto finds a value in a file of JSON lines.
func lookInto(ts *testscript.TestScript, file, path string) any {
	var rows []any
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(file)))
	decoder.UseNumber()
	for decoder.More() {
		var row any
		ts.Check(decoder.Decode(&row))
		rows = append(rows, row)
	}
	var value any = rows
	for _, step := range strings.Split(path, ".") {
		value = stepInto(ts, value, step)
	}
	return value
}

func stepInto(ts *testscript.TestScript, value any, step string) any {
	switch v := value.(type) {
	case []any:
		i, err := strconv.Atoi(step)
		ts.Check(err)
		if i >= len(v) {
			ts.Fatalf("there are only %d", len(v))
		}
		return v[i]
	case map[string]any:
		inner, ok := v[step]
		if !ok {
			ts.Fatalf("there is no %s", step)
		}
		return inner
	}
	ts.Fatalf("nothing has a %s", step)
	return nil
}

// scriptField keeps a value of the first line of tab-separated output:
// field NAME stdout COLUMN.
func scriptField(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: field NAME FILE COLUMN")
	}
	row, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	column, err := strconv.Atoi(args[2])
	ts.Check(err)
	cells := strings.Split(row, "\t")
	if column < 1 || column > len(cells) {
		ts.Fatalf("%q has %d columns", row, len(cells))
	}
	ts.Setenv(args[0], cells[column-1])
}

// scriptLines counts: lines stdout N.
func scriptLines(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines FILE N")
	}
	if n := strings.Count(ts.ReadFile(args[0]), "\n"); (strconv.Itoa(n) == args[1]) == neg {
		ts.Fatalf("there are %d lines", n)
	}
}

// scriptHold opens a store as another process would, until the script ends:
// hold DIR HOLDER [REACH].
func scriptHold(ts *testscript.TestScript, _ bool, args []string) {
	options := store.Options{Dir: ts.MkAbs(args[0]), Holder: args[1]}
	if len(args) > 2 {
		options.Reach = args[2]
	}
	held, err := store.Open(options)
	ts.Check(err)
	ts.Defer(func() { ts.Check(held.Close()) })
}

// scriptMode checks the permissions of a file: mode FILE OCTAL.
func scriptMode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := strconv.FormatUint(uint64(info.Mode().Perm()), 8); got != args[1] {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// scriptJSONEnv keeps a value of JSON lines: jsonenv NAME FILE PATH.
func scriptJSONEnv(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: jsonenv NAME FILE PATH")
	}
	ts.Setenv(args[0], fmt.Sprint(lookInto(ts, args[1], args[2])))
}

// scriptGraft writes a key under the store of a data directory, as nothing but
// a bug does: graft DIR KEY VALUE, both as Go writes strings.
func scriptGraft(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: graft DIR KEY VALUE")
	}
	var texts [2]string
	for i, arg := range args[1:] {
		text, err := strconv.Unquote(`"` + arg + `"`)
		ts.Check(err)
		texts[i] = text
	}
	ts.Check(graftAt(ts.MkAbs(args[0]), texts[0], texts[1]))
}

func graft(t *testing.T, data, key, value string) {
	t.Helper()
	if err := graftAt(data, key, value); err != nil {
		t.Fatal(err)
	}
}

func graftAt(data, key, value string) error {
	db, err := kv.Open(kv.Options{Dir: filepath.Join(data, storeName)})
	if err != nil {
		return err
	}
	return errors.Join(db.Graft(func(put func(key, value []byte) error) error {
		return put([]byte(key), []byte(value))
	}), db.Close())
}
