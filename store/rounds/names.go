package rounds

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

const (
	prefix    = "concorde-"
	suffix    = ".backup"
	timeForm  = "20060102T150405Z"
	unchecked = ".unchecked" // ends the name of a backup that was not read back yet
	logLength = 8            // of the beginning of a log's id
)

// names are those of the backups of one log.
type names struct {
	log  string
	ours *regexp.Regexp // backups
	left *regexp.Regexp // what is left of one whose making was interrupted
}

func namesFor(logID string) names {
	log := strings.ToLower(logID)[:min(len(logID), logLength)]
	form := regexp.QuoteMeta(prefix) + `\d{8}T\d{6}Z-` + regexp.QuoteMeta(log+suffix)
	return names{
		log:  log,
		ours: regexp.MustCompile("^" + form + "$"),
		left: regexp.MustCompile(`^\.?` + form + regexp.QuoteMeta(unchecked) + `(-\d+\.new)?$`),
	}
}

func (n names) at(moment time.Time) string {
	return prefix + moment.UTC().Format(timeForm) + "-" + n.log + suffix
}

// madeAt is when a backup was begun, by its name.
func madeAt(name string) (time.Time, bool) {
	rest := strings.TrimPrefix(name, prefix)
	at, err := time.Parse(timeForm, rest[:min(len(rest), len(timeForm))])
	return at, err == nil
}

// list lists the files with names of a form, the oldest first.
func list(dir string, form *regexp.Regexp) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	var found []string
	for _, entry := range entries {
		if entry.Type().IsRegular() && form.MatchString(entry.Name()) {
			found = append(found, entry.Name())
		}
	}
	slices.Sort(found)
	return found, nil
}

// remove removes files of a directory. One that is gone already is no matter.
func remove(dir string, files []string) error {
	for _, file := range files {
		if err := os.Remove(filepath.Join(dir, file)); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("remove an old backup: %w", err)
		}
	}
	return nil
}

// place gives a backup that was checked the name of its moment, or of the next
// that is free, and makes that durable.
func (n names) place(dir, checked string, moment time.Time) (string, error) {
	const most = 60 // seconds
	for after := range most {
		name := n.at(moment.Add(time.Duration(after) * time.Second))
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); err == nil {
			continue
		} else if !os.IsNotExist(err) {
			return "", fmt.Errorf("name the backup: %w", err)
		}
		if err := os.Rename(filepath.Join(dir, checked), path); err != nil {
			return "", fmt.Errorf("name the backup: %w", err)
		}
		return name, syncDir(dir)
	}
	return "", fmt.Errorf("name the backup: %w", fs.ErrExist)
}

// syncDir makes the names in a directory durable, where the system lets it.
func syncDir(dir string) error {
	handle, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("make a name durable: %w", err)
	}
	err = handle.Sync()
	if closing := handle.Close(); err == nil {
		err = closing
	}
	return err
}
