package sshd

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"
)

// No word of the door is missing, and none is there for nothing.
func TestTheDoorHasTheWordsItSays(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../tui/words/locales/door.en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var there map[string]any
	if err := yaml.Unmarshal(data, &there); err != nil {
		t.Fatal(err)
	}
	said := map[string]any{}
	for _, cause := range []string{CauseClosing, CauseFull, CausePerKey} {
		said["door.refused."+cause] = nil
	}
	for _, why := range []Ending{EndingShutdown, EndingBanned, EndingIdle, EndingLongest} {
		said["door.ending."+string(why)] = nil
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if regexp.MustCompile(`_test\.go$`).MatchString(file) {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`"(door\.[a-z.-]*[a-z])"`).FindAllSubmatch(code, -1) {
			said[string(found[1])] = nil
		}
	}
	if got, want := slices.Sorted(maps.Keys(there)), slices.Sorted(maps.Keys(said)); !slices.Equal(got, want) {
		t.Errorf("there are the words of\n%q\nand what is said is\n%q", got, want)
	}
}
