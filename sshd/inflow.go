package sshd

import (
	"io"
	"sync"
)

// What a terminal in raw mode sends for the keys that its driver would have acted on.
const (
	keyInterrupt = 0x03 // ctrl+c
	keyEnd       = 0x04 // ctrl+d
	keyReturn    = '\r'
)

// mostTyped is how many bytes wait for a command to read them. What is typed beyond is lost, as a terminal's driver
// loses it; what comes through a pipe waits at the client.
const mostTyped = 4 << 10

// inflow stands between a client's line and a command that reads it, so that reading can be ended from here: a read
// of the line itself ends only when the client ends it.
type inflow struct {
	mu     sync.Mutex
	change *sync.Cond
	held   []byte
	ended  error // io.EOF once all has come; anything else ends reading at once
}

func newInflow() *inflow {
	f := &inflow{}
	f.change = sync.NewCond(&f.mu)
	return f
}

// pour takes what comes through a pipe. Where the line ends, ended says how.
func (f *inflow) pour(line io.Reader, ended func() error) {
	buffer := make([]byte, mostTyped)
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

// listen takes what is typed at a terminal that is in raw mode: return ends a line, ctrl+c interrupts, and ctrl+d ends
// the input.
func (f *inflow) listen(line io.Reader, interrupt func()) {
	buffer := make([]byte, 1024)
	for {
		n, err := line.Read(buffer)
		for _, key := range buffer[:n] {
			switch key {
			case keyInterrupt:
				interrupt()
				f.end(errInterrupted)
			case keyEnd:
				f.end(io.EOF)
			case keyReturn:
				f.add('\n')
			default:
				f.add(key)
			}
		}
		if err != nil {
			f.end(io.EOF)
			return
		}
	}
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

func (f *inflow) add(key byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended == nil && len(f.held) < mostTyped {
		f.held = append(f.held, key)
		f.change.Broadcast()
	}
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
