package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

const (
	storeName    = "store"
	identityName = "identity"
	publicSuffix = ".pub"
	trialPrefix  = ".writable-"
	hostKeyName  = "host_key"
	draftsName   = "drafts"
	backupsName  = "backups"
)

// prepareData makes the data directory where there is none, and refuses one
// that is something else or that nothing can be written in.
func prepareData(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return failed("commands.error.data-make", map[string]any{"Dir": quotedPath(dir), "Error": reason(err)}, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return failed("commands.error.data-read", map[string]any{"Dir": quotedPath(dir), "Error": reason(err)}, err)
	}
	if stranger := firstStranger(entries); stranger != "" {
		return failed("commands.error.data-stranger", map[string]any{
			"Dir": quotedPath(dir), "Name": quoted(stranger),
		}, nil)
	}
	return tryWriting(dir)
}

// firstStranger is a file that shows that a directory is not one of ours:
// anything but what a first start leaves behind, unless there is a store.
func firstStranger(entries []fs.DirEntry) string {
	stranger := ""
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case name == storeName:
			return ""
		case strings.HasPrefix(name, identityName), strings.HasPrefix(name, trialPrefix), strings.HasPrefix(name, logName),
			strings.HasPrefix(name, hostKeyName), name == draftsName, strings.HasPrefix(name, backupsName),
			strings.HasPrefix(name, storeName+"."), // a restore was interrupted, or replaced it
			strings.HasPrefix(name, charterName+".") && strings.HasSuffix(name, ".md"):
		default:
			stranger = name
		}
	}
	return stranger
}

// tryWriting finds out by doing it: permissions are not all that may stand in
// the way, a disk may be mounted read-only.
func tryWriting(dir string) error {
	file, err := os.CreateTemp(dir, trialPrefix+"*")
	if err != nil {
		return failed("commands.error.data-write", map[string]any{"Dir": quotedPath(dir), "Error": reason(err)}, err)
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

// reason is what the system says, without the path that is said anyway.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return quoted(err.Error())
}
