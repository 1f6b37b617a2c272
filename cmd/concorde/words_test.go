package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Every key that the commands name, whole or by its beginning, has a text.
func TestEveryKeyHasAText(t *testing.T) {
	t.Parallel()
	locale, err := os.ReadFile("../../tui/words/locales/commands.en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`"(commands\.[a-z][a-z_.-]*)"`)
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		code, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range named.FindAllStringSubmatch(string(code), -1) {
			key := `"` + found[1]
			if !strings.HasSuffix(key, ".") {
				key += `":`
			}
			if !strings.Contains(string(locale), key) {
				t.Errorf("%s: nothing in the words begins with %s", source, key)
			}
		}
	}
}

// computedKeys are the keys made from values of the store.
func computedKeys() []string {
	var keys []string
	add := func(prefix string, values ...string) {
		for _, value := range values {
			keys = append(keys, "commands."+prefix+"."+value)
		}
	}
	for _, problem := range []store.Problem{
		store.ProblemRequired, store.ProblemTooLong, store.ProblemTooMany, store.ProblemLicence, store.ProblemUse,
		store.ProblemAddress, store.ProblemScheme, store.ProblemCountry, store.ProblemLanguage, store.ProblemChoice,
		store.ProblemHandle, store.ProblemTaken, store.ProblemReference, store.ProblemKey, store.ProblemGone, store.ProblemMember, store.ProblemDay,
	} {
		add("problem", string(problem))
	}
	for _, denial := range []store.Denial{
		store.DeniedGuest, store.DeniedNotYours, store.DeniedOrganiser, store.DeniedSteward, store.DeniedLastLead,
		store.DeniedBanned, store.DeniedOrganiserKey, store.DeniedCode, store.DeniedLastKey, store.DeniedKnownKey, store.DeniedUndoKey, store.DeniedLeads, store.DeniedByRequest,
	} {
		add("denied", string(denial))
	}
	for _, like := range []store.Likeness{store.SameAddress, store.SameName, store.NearName} {
		add("likeness", strings.ReplaceAll(string(like), " ", "-"))
	}
	add("no-such", "tool", "action", "coalition", "commitment", "person", "organisation")
	add("problem", "licence-do", "use-do", "choice-do")
	add("error", "not-found", "in-use", "conflict", "too-large", "unknown", "closed", "failed", "read-only",
		"not-ours", "newer", "too-old", "damaged", "lost")
	add("done", "referenced", "deposited", "edited", "uses", "develops", "stopped", "created", "added", "joined", "asked", "left",
		"posted", "voted", "confirmed", "endorsed", "withdrawn", "accepted", "declined", "appointed", "removed", "stepped-down", "unposted", "profile", "undone",
		"hidden", "unhidden", "merged", "banned", "unbanned", "named", "dismissed", "announced", "key-added", "key-removed")
	add("error.answered", "accepted", "declined", "withdrawn", "none")
	add("taken-back", "undone", "hidden", "left")
	return keys
}

func TestEveryValueOfTheStoreHasAText(t *testing.T) {
	t.Parallel()
	catalogue := allWords()
	args := make(map[string]any)
	for _, name := range []string{"Flag", "Value", "Limit", "Got", "Suggest", "Choices", "Error", "What", "Entry", "Who", "By"} {
		args[name] = "‹" + name + "›"
	}
	for _, lang := range words.Languages() {
		for _, key := range computedKeys() {
			if text := catalogue.In(lang).F(key, args); strings.Contains(text, "⟦") {
				t.Errorf("%s: %s", lang, text)
			}
		}
	}
}

// Fields of records have names for people.
func TestEveryFieldHasALabel(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	inv := newInvocation(s.door("SHA256:guest"))
	shaper := &shaper{store: s.store, lang: "en", known: map[store.ID]ref{}}
	for _, record := range []store.Record{
		&store.Tool{}, &store.Tie{}, &store.Action{}, &store.Coalition{}, &store.Commitment{}, &store.Organisation{}, &store.Person{},
	} {
		fields, err := shaper.fields(record)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range words.Languages() {
			inv.lang = lang
			for field := range fields {
				if key := "commands.label." + field; field != "tool" && !inv.say().Has(key) {
					t.Errorf("%s: a %s has no label for %s", lang, record.Kind(), field)
				}
			}
		}
	}
}
