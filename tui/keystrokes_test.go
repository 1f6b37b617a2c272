package tui

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// job is something that people come to do, and how many keys it may take
// beyond the text itself. Letters typed to narrow a choice are keys; names,
// sentences and what is searched for are text.
type job struct {
	name string
	most int
	do   func(*typist)
}

// typist counts the keys of a session.
type typist struct {
	*driver
	keys []string
}

func (k *typist) hit(keys ...string) {
	k.t.Helper()
	k.keys = append(k.keys, keys...)
	k.press(keys...)
}

// narrow types a few letters to choose from a list.
func (k *typist) narrow(letters string) {
	k.keys = append(k.keys, strings.Split(letters, "")...)
	k.write(letters)
}

// jobs are the ten that the interface is measured by. Each begins where the
// program does, on the list of tools, as somebody who said who they are.
func jobs() []job {
	return []job{
		{"reference a tool", 12, func(k *typist) {
			k.hit("a")
			k.write("Agora Nova")
			k.hit("enter")
			k.narrow("deb")
			k.hit("enter", "enter")
			k.write("Debates in the open.")
			k.hit("ctrl+s")
			k.sees("Agora Nova", "Debates in the open.")
		}},
		{"say “I use it”, from the list", 3, func(k *typist) {
			k.hit("u")
			k.sees("Noted: you use")
		}},
		{"find tools for a purpose", 2, func(k *typist) {
			k.hit("/")
			k.write("presupuesto")
			k.hit("enter")
			k.sees("Decidim", "Consul Democracy")
		}},
		{"compare three", 6, func(k *typist) {
			k.hit("space", "down", "space", "down", "space", "=")
			k.sees("Where they differ")
		}},
		{"start a coalition around a tool", 4, func(k *typist) {
			k.hit("n")
			k.write("Cities that debate")
			k.hit("enter")
			k.write("Run it in ten cities.")
			k.hit("ctrl+s")
			k.sees("Cities that debate exists", "Members: 1")
		}},
		{"join a coalition", 3, func(k *typist) {
			k.hit("3", "J")
			k.sees("Welcome to Open budgets")
		}},
		{"deposit a commitment under an action", 7, func(k *typist) {
			k.hit("2", "c")
			k.write("Publish every contract")
			k.hit("enter")
			k.narrow("p")
			k.hit("enter", "ctrl+s")
			k.sees("Deposited: Publish every contract")
		}},
		{"find an ally, and see why", 2, func(k *typist) {
			k.hit("F")
			k.sees("Open budgets", "it builds on Decidim, which you know")
		}},
		{"endorse the Declaration", 2, func(k *typist) {
			k.hit("D", "E")
			k.sees("Signatories: 1", "You endorse the Declaration")
		}},
		{"undo my last", 2, func(k *typist) {
			k.hit("U", "enter")
			k.sees("Undone")
		}},
	}
}

// summitOf is a summit where somebody leads a coalition, with which the reader
// shares an action and a tool.
func summitOf(t *testing.T) *typist {
	t.Helper()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.does(d.someone("bo"), &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."},
		Actions: []store.ID{d.id(store.KindAction, "action-7")}, Tools: []store.ID{d.id(store.KindTool, "decidim")},
	}})
	d.does(d.shell.Actor, &store.SayTool{Tie: store.Tie{Tool: d.id(store.KindTool, "decidim"), Relation: store.Uses}})
	return &typist{driver: d}
}

// TestTenJobsTakeFewKeys drives the interface through what people come for, and
// counts. The table in the README is what was counted.
func TestTenJobsTakeFewKeys(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	table.WriteString("| job | keys |\n|---|---|\n")
	for _, job := range jobs() {
		k := summitOf(t)
		job.do(k)
		if len(k.keys) > job.most {
			t.Errorf("%s took %d keys, no more than %d are right: %s", job.name, len(k.keys), job.most, strings.Join(k.keys, " "))
		}
		fmt.Fprintf(&table, "| %s | %d: %s |\n", job.name, len(k.keys), written(k.keys))
	}
	if t.Failed() {
		return
	}
	const path, begin, end = "../README.md", "<!-- keys: kept true by `go test ./tui -run Keys -update` -->\n", "<!-- end of keys -->\n"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(readme), begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatal("the README has no table of jobs")
	}
	want := before + begin + table.String() + end + after
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(readme) != want {
		t.Errorf("the README counts other keys; go test ./tui -run Keys -update would write\n%s", table.String())
	}
}

// written is a row of keys as the README shows it.
func written(keys []string) string {
	return "`" + strings.Join(keys, " ") + "`"
}
