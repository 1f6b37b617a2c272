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
// loses it.
const mostTyped = 4 << 10

// keyboard is what is typed for a command at a terminal that is in raw mode: return ends a line, ctrl+c interrupts,
// and ctrl+d ends the input.
type keyboard struct {
	mu     sync.Mutex
	change *sync.Cond
	typed  []byte
	ended  bool
}

func newKeyboard() *keyboard {
	k := &keyboard{}
	k.change = sync.NewCond(&k.mu)
	return k
}

// listen takes what is typed, to the end of the line.
func (k *keyboard) listen(line io.Reader, interrupt func()) {
	buffer := make([]byte, 1024)
	for {
		n, err := line.Read(buffer)
		for _, key := range buffer[:n] {
			switch key {
			case keyInterrupt:
				interrupt()
				k.end()
			case keyEnd:
				k.end()
			case keyReturn:
				k.take('\n')
			default:
				k.take(key)
			}
		}
		if err != nil {
			return
		}
	}
}

func (k *keyboard) take(key byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.ended && len(k.typed) < mostTyped {
		k.typed = append(k.typed, key)
		k.change.Signal()
	}
}

func (k *keyboard) end() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ended = true
	k.change.Broadcast()
}

// Read waits for something typed.
func (k *keyboard) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.typed) == 0 && !k.ended {
		k.change.Wait()
	}
	if len(k.typed) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.typed)
	k.typed = k.typed[:copy(k.typed, k.typed[n:])]
	return n, nil
}
