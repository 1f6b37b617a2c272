package sshd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/tui"
)

const endingShutdown = tui.EndingShutdown

// Exit statuses of a session that does not come to the command, as the
// commands have them.
const (
	statusFailed     = 1
	statusUsage      = 2
	statusNotAllowed = 5
)

// visitor is one session at the door.
type visitor struct {
	server       *Server
	connection   *line
	channel      gossh.Channel
	fingerprint  string
	remote, user string

	// What was asked for, by the goroutine that reads the requests.
	environ  []string
	terminal bool
	size     Size
	line     string
	ready    bool // to begin
	begun    bool

	sizes  chan Size   // one place
	ending chan Ending // one place
	once   sync.Once   // of being told to end
	cancel context.CancelFunc
	ended  chan struct{} // closed when the session is over; nil before it began
	wait   *time.Timer   // for it to begin
}

// newVisitor gives a session so much time to say what it wants.
func newVisitor(s *Server, l *line, channel gossh.Channel, fingerprint string) *visitor {
	v := &visitor{
		server: s, connection: l, channel: channel, fingerprint: fingerprint,
		sizes: make(chan Size, 1), ending: make(chan Ending, 1),
	}
	v.wait = time.AfterFunc(s.limits.Empty, func() { _ = channel.Close() })
	return v
}

// close ends the channel. A client that does not even read its end loses the
// connection by the deadline of writes.
func (v *visitor) close() {
	v.wait.Stop()
	_ = v.channel.Close() // it may be closed
}

// over is closed when nothing of the session runs any more.
func (v *visitor) over() <-chan struct{} {
	if v.ended != nil {
		return v.ended
	}
	none := make(chan struct{})
	close(none)
	return none
}

// resize replaces a size that nobody has looked at yet by a newer one.
func (v *visitor) resize(size Size) {
	for {
		select {
		case v.sizes <- size:
			return
		default:
		}
		select {
		case <-v.sizes:
		default:
		}
	}
}

// end tells the session, once, that it ends, and ends it a little later.
func (v *visitor) end(why Ending) {
	v.once.Do(func() {
		v.ending <- why
		if !v.terminal {
			v.cancel() // a command says what it was doing by its status
			return
		}
		time.AfterFunc(farewell, v.cancel) // of one that has ended it is nothing
	})
}

// farewell is how long a session may take to leave.
const farewell = 5 * time.Second

// begin runs the session on a goroutine of its own.
func (v *visitor) begin(ctx context.Context) {
	v.ready, v.begun, v.ended = false, true, make(chan struct{})
	v.wait.Stop()
	ctx, v.cancel = context.WithCancel(ctx)
	if cause := v.server.enter(v); cause != "" {
		v.server.watch.Refused(cause)
		v.refuse(statusFailed, v.say("door.refused."+cause, nil))
		v.cancel()
		close(v.ended)
		return
	}
	v.server.group.Go("session", func() {
		defer close(v.ended)
		defer v.cancel()
		defer v.server.leave(v)
		defer v.close()
		v.run(ctx)
	})
}

// run is the session: who comes, what they want, and how it ended.
func (v *visitor) run(ctx context.Context) {
	start := time.Now()
	logger := v.server.logger.With("key", v.fingerprint, "remote", v.remote, "user", v.user)
	logger.Info("session", "terminal", v.terminal, "line", logged(v.line))
	status := statusFailed
	defer func() {
		v.exit(status)
		logger.Info("session over", "status", status, "seconds", int(time.Since(start).Seconds()))
	}()
	if refusal := v.server.admit(v); refusal != "" {
		v.server.watch.Refused("admit")
		_, _ = io.WriteString(v.out(v.channel.Stderr()), refusal+v.newline())
		status = statusNotAllowed
		return
	}
	session, problem := v.session(ctx)
	if problem != "" {
		_, _ = io.WriteString(v.out(v.channel.Stderr()), problem+v.newline())
		status = statusUsage
		return
	}
	longest := time.AfterFunc(v.server.limits.Longest, func() { v.end(tui.EndingLongest) })
	defer longest.Stop()
	status = v.hand(ctx, session)
}

// hand gives the session to whom it is for.
func (v *visitor) hand(ctx context.Context, session *Session) int {
	if v.terminal && len(session.Args) == 0 {
		v.server.options.Interface(ctx, session)
		return 0
	}
	return v.server.options.Command(ctx, session)
}

func (s *Server) admit(v *visitor) string {
	if s.options.Admit == nil {
		return ""
	}
	return s.options.Admit(v.fingerprint, v.environ)
}

// session is what a handler gets to see; a line says what is wrong with it.
func (v *visitor) session(ctx context.Context) (*Session, string) {
	if len(v.line) > mostLine {
		return nil, v.say("door.refused.line", map[string]any{"Limit": mostLine})
	}
	args, err := split(v.line)
	if err != nil {
		return nil, v.say("door.refused.quote", nil)
	}
	session := &Session{
		Out: v.out(v.channel), Err: v.out(v.channel.Stderr()),
		Fingerprint: v.fingerprint, Remote: v.remote, User: v.user, Environ: v.environ, Line: v.line, Args: args,
		Terminal: v.terminal, Width: v.size.Width, Height: v.size.Height, Sizes: v.sizes, Ending: v.ending,
	}
	session.In = &limitedInput{from: v.channel, left: v.server.limits.Input}
	if v.terminal {
		session.In = v.watched(ctx)
	}
	return session, ""
}

// refuse tells a session that it does not begin.
func (v *visitor) refuse(status int, line string) {
	_, _ = io.WriteString(v.out(v.channel.Stderr()), line+v.newline())
	v.exit(status)
	v.close()
}

// say is a line in the client's language.
func (v *visitor) say(key string, data map[string]any) string {
	if v.server.options.Say == nil {
		return fmt.Sprint(key, data)
	}
	return v.server.options.Say(v.environ, key, data)
}

// newline is what ends a line there: a terminal over SSH adds nothing itself.
func (v *visitor) newline() string {
	if v.terminal {
		return "\r\n"
	}
	return "\n"
}

// exit says how it ended.
func (v *visitor) exit(status int) {
	payload := gossh.Marshal(struct{ Status uint32 }{uint32(status)})
	_, _ = v.channel.SendRequest("exit-status", false, payload) // whoever has left does not hear it
}

// ErrInput means that a command's standard input is longer than it may be.
var ErrInput = errors.New("the standard input is too long")
