package sshd

import (
	"bytes"
	"io"
	"sync"
	"time"
)

// output is one of the streams to a client. Its lock holds up nobody but those who write to the same stream.
type output struct {
	stream io.Writer
	conn   *connection
	lines  bool // a line's end becomes what a terminal in raw mode needs

	mu     sync.Mutex
	last   byte // that was written
	closed bool
}

// most is how much is written under one deadline.
const mostWritten = 32 << 10

// Write returns when the client has room for p. The connection of one that makes no room in time is closed: a client
// who does not read is not waited for, and what it is owed is not kept.
func (o *output) Write(p []byte) (written int, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(p) > 0 {
		if o.closed {
			return written, io.ErrClosedPipe
		}
		part := p[:min(len(p), mostWritten)]
		if err := o.write(o.ended(part)); err != nil {
			return written, err
		}
		o.last = part[len(part)-1]
		written += len(part)
		p = p[len(part):]
	}
	return written, nil
}

func (o *output) write(p []byte) error {
	late := time.AfterFunc(o.conn.server.limits.Write, func() { o.conn.drop(CauseSlow) })
	defer late.Stop()
	_, err := o.stream.Write(p)
	return err
}

// ended puts a carriage return before each line feed that has none.
func (o *output) ended(p []byte) []byte {
	if !o.lines || bytes.IndexByte(p, '\n') < 0 {
		return p
	}
	out := make([]byte, 0, len(p)+bytes.Count(p, []byte{'\n'}))
	last := o.last
	for _, b := range p {
		if b == '\n' && last != '\r' {
			out = append(out, '\r')
		}
		out = append(out, b)
		last = b
	}
	return out
}

// close lets nothing through any more; it waits for what is being written.
func (o *output) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
}
