package store

import (
	"errors"
	"path/filepath"
	"testing"
)

// Whenever the process dies, the old store or the new one is there, whole, and
// a restore can be made again.
func TestACrashInARestoreLeavesOneOfBoth(t *testing.T) {
	t.Parallel()
	steps := []string{"begin", "whole", "aside", "in place", "remove"}
	for at, step := range steps {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			dir, file := t.TempDir(), filepath.Join(t.TempDir(), "backup")
			s, _, _ := furnished(t, dir)
			backup, err := s.Backup(t.Context(), file, false, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Submit(t.Context(), Actor{Role: Organiser}, &Add{Record: &Organisation{Name: "Later"}}); err != nil {
				t.Fatal(err)
			}
			old := s.LogID()
			closed(t, s)
			restoring := Restoring{Options: Options{Dir: dir}, File: file, reach: func(reached string) error {
				if reached == step {
					return errCrash
				}
				return nil
			}}
			if _, err := Restore(t.Context(), restoring); !errors.Is(err, errCrash) {
				t.Fatalf("it did not stop there: %v", err)
			}
			after := opened(t, dir)
			isNew := after.LogID() != old
			if wants := at >= 3; isNew != wants {
				t.Errorf("it is the new one: %t, must be %t", isNew, wants)
			}
			if want := backup.Sequence + 1; !isNew && after.Sequence() != want || isNew && after.Sequence() != want-1 {
				t.Errorf("%d entries", after.Sequence())
			}
			if report, err := after.Check(t.Context(), nil); err != nil || len(report.Findings) > 0 {
				t.Errorf("%+v, %v", report, err)
			}
			closed(t, after)
			restoring.reach = nil
			if _, err := Restore(t.Context(), restoring); err != nil {
				t.Errorf("again: %v", err)
			}
			again := opened(t, dir)
			defer closed(t, again)
			if again.Sequence() != backup.Sequence {
				t.Errorf("%d entries after all", again.Sequence())
			}
		})
	}
}
