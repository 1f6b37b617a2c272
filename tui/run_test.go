package tui

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
)

// client is a terminal at the other end of a line.
type client struct {
	t      *testing.T
	typed  *io.PipeWriter
	drawn  paper
	sizes  chan Size
	ending chan Ending
	hangUp context.CancelFunc
	over   chan error
}

// paper is everything that was drawn so far.
type paper struct {
	mu    sync.Mutex
	wrote bytes.Buffer
	more  chan struct{} // one place
}

func (p *paper) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case p.more <- struct{}{}:
	default:
	}
	return p.wrote.Write(b)
}

func (p *paper) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.wrote.String()
}

// connect runs the interface for a client; out is where it is drawn, nil: on paper.
func connect(t *testing.T, out io.Writer, change func(*Options)) *client {
	t.Helper()
	return connectTo(t, Run, out, change)
}

// connectTo does so in one of the ways in which it is shown.
func connectTo(t *testing.T, show func(Options, Terminal) error, out io.Writer, change func(*Options)) *client {
	t.Helper()
	catalogue := allWords()
	ctx, cancel := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	c := &client{
		t: t, typed: typed, drawn: paper{more: make(chan struct{}, 1)}, sizes: make(chan Size, 1), ending: make(chan Ending, 1),
		hangUp: cancel, over: make(chan error, 1),
	}
	if out == nil {
		out = &c.drawn
	}
	options := Options{Context: ctx, Store: seeded(t), Actor: store.Actor{Key: "SHA256:test"}, Catalogue: catalogue, Lang: "en", Ending: c.ending}
	if change != nil {
		change(&options)
	}
	terminal := Terminal{In: in, Out: out, Environ: []string{"TERM=xterm-256color"}, Width: 80, Height: 24, Sizes: c.sizes}
	go func() { c.over <- show(options, terminal) }()
	t.Cleanup(func() { cancel(); typed.Close() })
	return c
}

// sees waits until something is drawn.
func (c *client) sees(want string) {
	c.t.Helper()
	late := time.NewTimer(20 * time.Second)
	defer late.Stop()
	for !strings.Contains(c.drawn.String(), want) {
		select {
		case <-c.drawn.more:
		case <-late.C:
			c.t.Fatalf("never drawn: %q in %q", want, c.drawn.String())
		}
	}
}

// ends waits for the session to end.
func (c *client) ends() error {
	c.t.Helper()
	late := time.NewTimer(10 * time.Second)
	defer late.Stop()
	select {
	case err := <-c.over:
		return err
	case <-late.C:
		c.t.Fatal("the session does not end")
		return nil
	}
}

// left fails the test unless the terminal was given back, if it was ever taken,
// with these last words.
func (c *client) left(last string) {
	c.t.Helper()
	drawn := c.drawn.String()
	if !strings.Contains(drawn, "\x1b[?1049h") && strings.Contains(drawn, last) {
		return
	}
	at := strings.LastIndex(drawn, "\x1b[?1049l")
	if at < 0 || !strings.Contains(drawn[at:], "\x1b[?25h") {
		c.t.Fatalf("the terminal was not given back: %q", drawn[max(len(drawn)-200, 0):])
	}
	if !strings.Contains(drawn[at:], last) {
		c.t.Errorf("the last words %q are not in %q", last, drawn[at:])
	}
}

func TestASessionEndsWithItsContextItsInputOrItsReader(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*client){
		"context": func(c *client) { c.hangUp() },
		"input":   func(c *client) { c.typed.Close() },
		"reader":  func(c *client) { io.WriteString(c.typed, "q") },
		"keys that come while it leaves": func(c *client) {
			go io.WriteString(c.typed, "qxyz\x1b[200~"+strings.Repeat("a", 10_000)) // the rest is not read before the line is closed
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := connect(t, nil, nil)
			c.sees("Relevance")
			end(c)
			if err := c.ends(); err != nil {
				t.Error(err)
			}
			c.left("")
		})
	}
}

func TestASessionEndsWhenItIsToldToAndSaysWhy(t *testing.T) {
	t.Parallel()
	c := connect(t, nil, nil)
	c.sees("Relevance")
	c.ending <- EndingShutdown
	if err := c.ends(); err != nil {
		t.Error(err)
	}
	c.left("The server is restarting. What you typed is kept: connect again in a minute.\r\n")
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the line broke") }

func TestASessionEndsWhenItsLineBreaks(t *testing.T) {
	t.Parallel()
	if err := connect(t, broken{}, nil).ends(); err != nil {
		t.Error(err)
	}
}

// Somebody who does not read holds nobody up.
func TestASessionEndsThoughItsClientDoesNotRead(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*client){
		"context": func(c *client) { c.hangUp() },
		"told":    func(c *client) { c.ending <- EndingIdle },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			unread, out := io.Pipe()
			c := connect(t, out, nil)
			io.ReadFull(unread, make([]byte, 100))
			end(c)
			if err := c.ends(); err != nil {
				t.Error(err)
			}
			unread.Close()
		})
	}
}

func TestANewSizeIsDrawnAtOnceAndNoneIsTooLarge(t *testing.T) {
	t.Parallel()
	c := connect(t, nil, nil)
	c.sees("Relevance")
	c.sizes <- Size{30, 5}
	c.sees("Yours is 30×5")
	c.sizes <- Size{100_000, 11}
	c.sees("500×11")
	io.WriteString(c.typed, "\x1b[8;11;60000tq") // a report of the size among what is typed is not believed
	if err := c.ends(); err != nil {
		t.Error(err)
	}
	if strings.Contains(c.drawn.String(), "60000") {
		t.Error("a size was taken from what is typed")
	}
}

func TestAnAddressReachesTheClipboardOfAClient(t *testing.T) {
	t.Parallel()
	c := connect(t, nil, nil)
	c.sees("Relevance")
	io.WriteString(c.typed, "y")
	c.sees("\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte("https:")))
}

func TestAPanicEndsOneSessionAndIsLoggedWithItsStack(t *testing.T) {
	t.Parallel()
	var log paper
	c := connect(t, nil, func(o *Options) {
		o.Logger = slog.New(slog.NewTextHandler(&log, nil))
		o.Now = func() time.Time { panic("out of cheese") }
	})
	if err := c.ends(); !errors.Is(err, ErrFailed) {
		t.Errorf("%v, expected ErrFailed", err)
	}
	c.left("Something broke here")
	if logged := log.String(); !strings.Contains(logged, "out of cheese") || !strings.Contains(logged, "run_test.go") {
		t.Errorf("the log does not say what broke: %s", logged)
	}
}

func TestAPanicInACommandEndsOneSession(t *testing.T) {
	t.Parallel()
	var log paper
	g := &guard{shell: &Shell{}, logger: slog.New(slog.NewTextHandler(&log, nil))}
	batch := g.command(tea.Batch(func() tea.Msg { return nil }, func() tea.Msg { panic("out of cheese") }))().(tea.BatchMsg)
	g.Update(batch[1]())
	if g.shell.ending != EndingFailed || !strings.Contains(log.String(), "out of cheese") {
		t.Errorf("the session goes on; the log says %s", log.String())
	}
	g.commands.wait()
}

// What somebody else decides about the reader shows without logging in again.
func TestTheReadersStandingFollowsTheRecord(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	raised := d.shell.Actor
	raised.Role = store.Steward
	d.shell.standing = func() (store.Actor, error) { return raised, nil }
	d.changes(func() { d.reference("Agora Nova") })
	d.sees("You are a steward now")
	if d.shell.Actor != raised {
		t.Errorf("the reader is %+v", d.shell.Actor)
	}
}

// An answer from before somebody said who they are does not make them a guest again.
func TestAnOldAnswerDoesNotMakeTheReaderAGuestAgain(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.shell.standing = func() (store.Actor, error) { return store.Actor{Key: "SHA256:test"}, nil }
	watch := d.shell.watch()
	d.known("ana")
	d.run(d.shell.catchUp(watch().(changedMsg)))
	if d.shell.Actor.Person.IsZero() {
		t.Error("the reader is a guest again")
	}
}
