package sshd

import (
	"bytes"
	"io"
	"sync"
)

// keyInterrupt is what a terminal in raw mode sends for ctrl+c, on which its driver would have acted.
const keyInterrupt = 0x03

// mostHeld is how many bytes wait for a command to read them. What is typed beyond for a command that reads nothing is
// lost, as a terminal's driver loses it; what comes through a pipe waits at the client.
const mostHeld = 4 << 10

// inflow stands between a client's line and a command that reads it, so that reading can be ended from here: a read
// of the line itself ends only when the client ends it.
type inflow struct {
	mu     sync.Mutex
	change *sync.Cond
	held   []byte
	read   bool  // somebody has begun to
	ended  error // io.EOF once all has come; anything else ends reading at once
}

func newInflow() *inflow {
	f := &inflow{}
	f.change = sync.NewCond(&f.mu)
	return f
}

// pour takes what comes through a pipe. Where the line ends, ended says how.
func (f *inflow) pour(line io.Reader, ended func() error) {
	buffer := make([]byte, mostHeld)
	for {
		n, err := line.Read(buffer)
		if !f.put(buffer[:n]) {
			return
		}
		if err != nil {
			f.end(ended())
			return
		}
	}
}

// listen takes what is typed at a terminal that is in raw mode. For a command that does not read, ctrl+c interrupts, as
// anywhere else. One that reads gets every key as it is: it may be the interface.
func (f *inflow) listen(line io.Reader, interrupt func()) {
	buffer := make([]byte, mostHeld)
	for {
		n, err := line.Read(buffer)
		switch {
		case f.isRead():
			f.put(buffer[:n])
		case bytes.IndexByte(buffer[:n], keyInterrupt) >= 0:
			interrupt()
			f.end(errInterrupted)
		default:
			f.hold(buffer[:n])
		}
		if err != nil {
			f.end(io.EOF)
			return
		}
	}
}

// isRead reports whether anybody has read yet.
func (f *inflow) isRead() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.read
}

// put waits for room, and reports whether anybody will read this.
func (f *inflow) put(p []byte) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.held) > 0 && f.ended == nil {
		f.change.Wait()
	}
	if f.ended != nil {
		return false
	}
	f.held = append(f.held, p...)
	f.change.Broadcast()
	return true
}

func (f *inflow) hold(p []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held = append(f.held, p[:min(len(p), mostHeld-len(f.held))]...)
	f.change.Broadcast()
}

// end ends the input. The first reason stays, but that it was cut off also ends what was still to be read.
func (f *inflow) end(why error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended == nil || f.ended == io.EOF {
		f.ended = why
	}
	f.change.Broadcast()
}

// Read waits for something.
func (f *inflow) Read(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read = true
	for len(f.held) == 0 && f.ended == nil {
		f.change.Wait()
	}
	if f.ended != nil && f.ended != io.EOF {
		return 0, f.ended
	}
	if len(f.held) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.held)
	f.held = f.held[:copy(f.held, f.held[n:])]
	f.change.Broadcast()
	return n, nil
}
