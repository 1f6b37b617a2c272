package sshd

import (
	"errors"
	"io"
	"sync"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
)

// ErrInput means that a command was sent more on its standard input than is taken.
var ErrInput = errors.New("too much standard input")

// errInterrupted is why a command's context ends when ctrl+c was pressed.
var errInterrupted = errors.New("ctrl+c was pressed")

// input is what a client sends to one session.
type input struct {
	visit  *visit
	source io.Reader
	flow   *inflow // of a command

	mu    sync.Mutex
	left  int64 // bytes that a command may still read
	taken int64
	over  bool // more was sent
	idle  *time.Timer
	after time.Duration
}

func newInput(v *visit) *input {
	return &input{visit: v, source: v.channel, left: v.server.limits.Input}
}

// watch feeds a clock. In the interface every key winds it up again. In a command it runs only while the command waits
// for its input: one that works or follows the news has nobody who types.
func (i *input) watch(idle *time.Timer, after time.Duration) {
	i.mu.Lock()
	i.idle, i.after = idle, after
	i.mu.Unlock()
	if i.visit.drawn {
		return
	}
	idle.Stop()
	i.collect()
}

// allow changes how much may be read in all.
func (i *input) allow(bytes int64) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.left = bytes - i.taken
}

// Read reads what the client sent.
func (i *input) Read(p []byte) (int, error) {
	if i.visit.drawn {
		n, err := i.source.Read(p)
		if n > 0 {
			i.wind()
		}
		return n, err
	}
	i.wind()
	defer i.halt()
	n, err := i.source.Read(p)
	return i.count(n, err)
}

func (i *input) count(n int, err error) (int, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.taken += int64(n)
	i.left -= int64(n)
	if i.left >= 0 {
		return n, err
	}
	over := int(min(-i.left, int64(n)))
	if !i.over {
		i.over = true
		i.visit.server.counter.refused(CauseInput)
	}
	return n - over, tooMuch{i.visit.say("door.refused.input", nil)}
}

func (i *input) wind() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.idle != nil {
		i.idle.Reset(i.after)
	}
}

func (i *input) halt() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.idle != nil {
		i.idle.Stop()
	}
}

// tooMuch is [ErrInput] in the client's language.
type tooMuch struct{ words string }

func (t tooMuch) Error() string        { return t.words }
func (t tooMuch) Is(target error) bool { return target == ErrInput }

// collect puts an inflow between the line and a command.
func (i *input) collect() {
	v, flow, line := i.visit, newInflow(), i.source
	i.mu.Lock()
	i.source, i.flow = flow, flow
	i.mu.Unlock()
	if why := v.reason(); why != "" { // it was told to end before it began
		i.end(endedBy(why))
	}
	v.server.visits.add()
	background.Go(v.server.logger, "read a command's input", func() {
		defer v.server.visits.done()
		if v.terminal {
			flow.listen(line, func() { v.cancel(errInterrupted) })
			return
		}
		flow.pour(line, v.ended)
	})
}

// isRead reports whether a command reads what is typed at a terminal. It may show the interface then, and is treated so.
func (i *input) isRead() bool {
	i.mu.Lock()
	flow := i.flow
	i.mu.Unlock()
	return i.visit.terminal && flow != nil && flow.isRead()
}

// end ends reading, for a reason.
func (i *input) end(why error) {
	i.mu.Lock()
	flow := i.flow
	i.mu.Unlock()
	if flow != nil {
		flow.end(why)
	}
}

// ended tells the end of a client's input from the end of its line. The library does not, and a command that took one
// for the other would do by halves what it was sent by halves. So the client is asked something that every client
// answers, and that none can answer any more whose line is gone.
func (v *visit) ended() error {
	if _, err := v.channel.SendRequest("keepalive@openssh.com", true, nil); err != nil {
		return errHungUp
	}
	return io.EOF
}
