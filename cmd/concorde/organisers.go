package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"golang.org/x/crypto/ssh"
)

// organisersMost is the longest file of organisers that is read: thousands of keys.
const organisersMost = 1 << 20

// readOrganisers are the fingerprints of the keys in a file in the form of
// authorized_keys. Options before a key and comments behind it mean nothing here.
// A line that is no key is an error: an organiser would be missing.
func readOrganisers(path string) ([]string, error) {
	data, err := readUpTo(path, organisersMost+1)
	if err != nil {
		return nil, failed("serve.error.organisers-read", map[string]any{"File": quotedPath(path), "Error": reason(err)}, err)
	}
	if len(data) > organisersMost {
		return nil, failed("serve.error.organisers-size", map[string]any{"File": quotedPath(path)}, nil)
	}
	fingerprints := []string{}
	for number, line := range bytes.Split(data, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, _, _, err := ssh.ParseAuthorizedKey(line)
		if err != nil {
			return nil, failed("serve.error.organisers-line", map[string]any{"File": quotedPath(path), "Line": number + 1}, err)
		}
		fingerprints = append(fingerprints, ssh.FingerprintSHA256(key))
	}
	return fingerprints, nil
}

// readUpTo reads so many bytes of a file at most.
func readUpTo(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, most))
	return data, errors.Join(err, file.Close())
}

// organisers keeps the list of organisers' keys as their file says. Whoever
// changes the file need not tell the server.
type organisers struct {
	path   string
	set    func(fingerprints []string)
	logger *slog.Logger
	read   os.FileInfo // what was there when it was last read
}

// load reads the file.
func (o *organisers) load() error {
	info, _ := os.Stat(o.path) // before it is read: a change meanwhile is seen the next time
	fingerprints, err := readOrganisers(o.path)
	if err != nil {
		return err
	}
	o.read = info
	o.set(fingerprints)
	o.logger.Info("organisers", "keys", len(fingerprints))
	return nil
}

// watch reads the file again whenever it has changed, until the context ends.
// A file that cannot be read leaves the organisers as they are.
func (o *organisers) watch(ctx context.Context, look <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-look:
		}
		info, err := os.Stat(o.path)
		if err == nil && o.read != nil && info.ModTime().Equal(o.read.ModTime()) && info.Size() == o.read.Size() && os.SameFile(info, o.read) {
			continue
		}
		if err := o.load(); err != nil {
			o.complain(info, err)
		}
	}
}

// complain logs once what is wrong with a file, and not at every look.
func (o *organisers) complain(info os.FileInfo, err error) {
	if o.read == nil && info == nil {
		return
	}
	o.read = info
	o.logger.Error("the organisers stay as they were", "error", fmt.Errorf("read %s: %w", o.path, err))
}
