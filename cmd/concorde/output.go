package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// outputError says that the output could not be written. It is told apart from
// what goes wrong in a store, because a reader who leaves is no failure.
type outputError struct{ cause error }

func (e *outputError) Error() string { return fmt.Sprintf("write the output: %v", e.cause) }
func (e *outputError) Unwrap() error { return e.cause }

// outputWriter marks what goes wrong with the output as such.
type outputWriter struct{ to io.Writer }

func (w outputWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil {
		return n, &outputError{err}
	}
	return n, nil
}

// object prints one JSON object as one line.
func (inv *invocation) object(v any) error {
	encoder := json.NewEncoder(inv.out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	return nil
}

// values prints tab-separated values, none of which has a tab or ends the line.
func (inv *invocation) values(cells ...string) error {
	_, err := io.WriteString(inv.out, tabSeparated(cells))
	return err
}

func tabSeparated(cells []string) string {
	clean := make([]string, len(cells))
	for i, cell := range cells {
		clean[i] = text.Line(cell)
	}
	return strings.Join(clean, "\t") + "\n"
}

// line prints one line.
func (inv *invocation) line(s string) error {
	_, err := fmt.Fprintln(inv.out, text.Line(s))
	return err
}
