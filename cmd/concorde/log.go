package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
)

const (
	logName = "log.jsonl"
	// logMost is the size at which the log is set aside, and the one before forgotten.
	logMost = 1 << 20
)

// openLog opens the log of a data directory: what went wrong there, whole, one
// JSON object a line. People are told one line, and never see it by surprise.
func openLog(dir string) (*slog.Logger, io.Closer, error) {
	path := filepath.Join(dir, logName)
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, nil, fmt.Errorf("set the log aside: %w", err)
		}
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the log: %w", err)
	}
	return slog.New(slog.NewJSONHandler(file, &slog.HandlerOptions{Level: slog.LevelWarn})), file, nil
}
