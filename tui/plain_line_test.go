package tui

import (
	"errors"
	"strings"
	"testing"
)

// tells fails the test if anything but words was written.
func (c *client) tells() {
	c.t.Helper()
	if strings.ContainsRune(c.drawn.String(), 0x1b) {
		c.t.Errorf("an escape sequence was written: %q", c.drawn.String())
	}
}

// types types at the client's terminal.
func (c *client) types(keys string) {
	c.t.Helper()
	if _, err := c.typed.Write([]byte(keys)); err != nil {
		c.t.Fatal(err)
	}
}

// A session that is told ends with q, ctrl+c, ctrl+d, the line and the server,
// which says why; never with an error.
func TestTellEnds(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*client){
		"q":          func(c *client) { c.types("q\r") },
		"ctrl+c":     func(c *client) { c.types("half a line\x03") },
		"ctrl+d":     func(c *client) { c.types("\x04") },
		"the line":   func(c *client) { c.typed.Close() },
		"the client": func(c *client) { c.hangUp() },
		"the server": func(c *client) { c.ending <- EndingShutdown; c.sees("server") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := connectTo(t, Tell, nil, nil)
			c.sees("> ")
			c.types("1\r")
			c.sees("of 275")
			end(c)
			if err := c.ends(); err != nil {
				t.Error(err)
			}
			c.tells()
		})
	}
}

// A failure of the program ends the session that it was for, and says so.
func TestTellFails(t *testing.T) {
	t.Parallel()
	c := connectTo(t, Tell, nil, func(o *Options) {
		o.Charter = func(string) (string, string) { panic("out of cheese") }
	})
	c.sees("> ")
	c.types("D\r")
	if err := c.ends(); !errors.Is(err, ErrFailed) {
		t.Errorf("%v, expected ErrFailed", err)
	}
	c.tells()
}

// A book that is pasted where a number was asked for is refused in words, and
// does nothing; in a text it is read to its end, and refused in words.
func TestTellABook(t *testing.T) {
	t.Parallel()
	c := connectTo(t, Tell, nil, nil)
	c.sees("> ")
	c.types(strings.Repeat("a", 1<<20) + "\r")
	c.sees("too long for one line")
	c.types(strings.Repeat("Of the people\r", 5000))
	c.sees("means nothing here")
	c.types("\r3\ra\rA coalition\r" + strings.Repeat("Of the people, by the people.\r", 1000) + ".\r")
	c.sees("these are 29,999")
	c.types("\x03")
	if err := c.ends(); err != nil {
		t.Error(err)
	}
	c.tells()
}
