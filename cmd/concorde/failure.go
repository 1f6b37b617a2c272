package main

import (
	"fmt"

	"github.com/ogptoolbox/concorde/store/text"
)

// The exit statuses, which are a contract.
const (
	statusDone       = 0
	statusFailed     = 1
	statusUsage      = 2
	statusNotFound   = 3
	statusConflict   = 4
	statusNotAllowed = 5
)

// said is an error that knows how to be said in the reader's language: what
// happened, and what to do about it.
type said struct {
	status int
	key    string
	args   map[string]any
	then   string // key of what to do, where it is a sentence of its own
	cause  error
}

func (s *said) Error() string {
	if s.cause != nil {
		return fmt.Sprintf("%s: %v", s.key, s.cause)
	}
	return s.key
}

func (s *said) Unwrap() error { return s.cause }

func usage(key string, args map[string]any) error {
	return &said{status: statusUsage, key: key, args: args}
}

func failed(key string, args map[string]any, cause error) error {
	return &said{status: statusFailed, key: key, args: args, cause: cause}
}

func onlyLocal(what string) error {
	return &said{status: statusNotAllowed, key: "commands.error.only-local", args: map[string]any{"What": what}}
}

// longestQuote keeps a line of error on a screen, whatever was given.
const longestQuote = 60

// clip cuts a stranger's text before anything is done with it.
func clip(s string) string {
	if len(s) <= 4*longestQuote {
		return s
	}
	return s[:4*longestQuote]
}

// quoted is a stranger's text as an error may repeat it: clean, and not long.
func quoted(s string) string {
	runes := []rune(text.Line(clip(s)))
	if len(runes) > longestQuote {
		return string(runes[:longestQuote]) + "…"
	}
	return string(runes)
}

// quotedPath is a path as an error may repeat it: long ones are told whole,
// because their end says most.
func quotedPath(path string) string {
	if len(path) > 4096 {
		return quoted(path)
	}
	return text.Line(path)
}
