package sshd

import (
	"context"
	"io"
	"time"

	"github.com/ogptoolbox/concorde/tui"
)

// limitedInput is a command's standard input, which ends with an error where
// it is too long.
type limitedInput struct {
	from io.Reader
	left int64
}

func (in *limitedInput) Read(p []byte) (int, error) {
	if in.left < 0 {
		return 0, ErrInput
	}
	if int64(len(p)) > in.left+1 { // one more byte tells whether there is one
		p = p[:in.left+1]
	}
	n, err := in.from.Read(p)
	if in.left -= int64(n); in.left < 0 {
		return n - 1, ErrInput
	}
	return n, err
}

// watchedInput is what is typed at a terminal. Nobody sits there any more if
// nothing is for long, whatever we draw.
type watchedInput struct {
	from    io.Reader
	idle    *time.Timer
	allowed time.Duration
}

// watched begins to wait for keys.
func (v *visitor) watched(ctx context.Context) io.Reader {
	allowed := v.server.limits.Idle
	in := &watchedInput{from: v.channel, allowed: allowed, idle: time.AfterFunc(allowed, func() { v.end(tui.EndingIdle) })}
	context.AfterFunc(ctx, func() { in.idle.Stop() })
	return in
}

func (in *watchedInput) Read(p []byte) (int, error) {
	n, err := in.from.Read(p)
	if n > 0 {
		in.idle.Reset(in.allowed)
	}
	return n, err
}

// output is what a client reads. One that does not read for long loses its
// connection: nothing else ends a write that it holds up.
type output struct {
	to       io.Writer
	line     *line
	patience time.Duration
}

func (v *visitor) out(to io.Writer) io.Writer {
	return &output{to, v.connection, v.server.limits.Write}
}

func (out *output) Write(p []byte) (int, error) {
	late := time.AfterFunc(out.patience, func() { _ = out.line.Close() })
	defer late.Stop()
	return out.to.Write(p)
}
