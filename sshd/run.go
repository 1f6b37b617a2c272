package sshd

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/text"
)

// Exit statuses that the door itself gives; they mean what those of the commands mean.
const (
	statusDone    = 0
	statusFailed  = 1
	statusUsage   = 2
	statusRefused = 5
)

// order is what a client wants run.
type order struct{ line string }

// start runs what was ordered, on a goroutine of its own.
func (v *visit) start(what *order) {
	v.prepare(what)
	v.server.visits.add()
	background.Go(v.server.logger, "a session", func() {
		defer v.server.visits.done()
		v.run(what)
	})
}

// prepare makes the session that the interface or the command gets.
func (v *visit) prepare(what *order) {
	v.drawn = v.terminal && strings.TrimSpace(what.line) == ""
	v.input = newInput(v)
	v.out = &output{stream: v.channel, conn: v.conn, lines: v.terminal && !v.drawn}
	v.err = &output{stream: v.channel.Stderr(), conn: v.conn, lines: v.terminal}
	s := v.session
	s.In, s.Out, s.Err, s.input = v.input, v.out, v.err, v.input
	s.Environ = v.environ.list
	s.Terminal = v.terminal
	s.Width, s.Height = v.size.Width, v.size.Height
	s.Sizes, s.Ending = v.sizes, v.ending
}

// run runs it from beginning to end, and tells the client how it ended, whatever happens.
func (v *visit) run(what *order) {
	status := statusFailed
	defer func() { v.close(status) }()
	if status = v.read(what); status != statusDone {
		v.server.counter.refused(CauseLine)
		return
	}
	if cause := v.server.register.begin(v); cause != "" {
		status = statusFailed
		v.server.counter.refused(cause)
		v.tell(v.say("door.refused."+cause, nil))
		return
	}
	v.conn.begin()
	defer v.conn.finish()
	defer v.server.register.end(v)
	if status = v.admit(); status == statusDone {
		status = v.attend()
	}
}

// admit asks whether the key may come in. It does so when the session can already be ended: a key that is banned just
// now is either refused here or ended by [Server.End].
func (v *visit) admit() (status int) {
	defer v.recoverFrom(&status)
	s := v.server
	refusal := text.Line(s.options.Admit(v.session.Fingerprint, v.session.Environ))
	if refusal == "" {
		return statusDone
	}
	s.counter.refused(CauseAdmit)
	s.logger.Info("a key is not admitted", "key", v.session.Fingerprint, "remote", v.session.Remote)
	v.tell(refusal)
	v.conn.leaveWithin(parting)
	return statusRefused
}

// read reads the command line; a shell has an empty one.
func (v *visit) read(what *order) (status int) {
	line := what.line
	problem := func(key string, data map[string]any) int {
		v.tell(v.say(key, data))
		return statusUsage
	}
	if len(line) > mostLine {
		return problem("door.refused.line", map[string]any{"Limit": mostLine})
	}
	if strings.IndexByte(line, 0) >= 0 {
		return problem("door.refused.zero", nil)
	}
	args, err := split(line)
	switch {
	case errors.Is(err, ErrQuote):
		return problem("door.refused.quote", nil)
	case err != nil:
		return problem("door.refused.escape", nil)
	}
	v.session.Line, v.session.Args = line, args
	return statusDone
}

// attend runs the interface or the command, for as long as it takes.
func (v *visit) attend() (status int) {
	s, began := v.server, time.Now()
	log := s.logger.With("key", v.session.Fingerprint, "user", v.session.User, "remote", v.session.Remote, "terminal", v.terminal)
	log.Info("session", "line", forLog(v.session.Line), "online", s.Online())
	defer func() {
		log.Info("session over", "lasted", time.Since(began).Round(time.Millisecond).String(), "status", status, "ending", string(v.reason()))
	}()
	defer v.recoverFrom(&status)
	v.watch()
	defer v.unwatch()
	if v.drawn {
		s.options.Interface(v.context, v.session)
		return statusDone
	}
	status = s.options.Command(v.context, v.session)
	if why := v.reason(); why != "" && !v.input.isRead() {
		v.tell(v.say("door.ending."+string(why), nil))
		status = max(status, statusFailed)
	}
	return status
}

// restore gives a terminal back that a panic left as the interface had it: no mouse, no alternate screen, a cursor.
const restore = "\x1b[?1000;1002;1003;1006;2004l\x1b[?1049l\x1b[?25h\x1b[0m"

// recoverFrom ends only this session when something that was called for it panics.
func (v *visit) recoverFrom(status *int) {
	cause := recover()
	if cause == nil {
		return
	}
	*status = statusFailed
	v.server.counter.refused(CausePanic)
	v.server.logger.Error("a session panicked", "key", v.session.Fingerprint, "panic", cause, "stack", string(debug.Stack()))
	if v.terminal {
		_, _ = io.WriteString(v.out, restore)
	}
	v.tell(v.say("door.broken", nil))
}

// close says how it ended: what was written, the end of it, the exit status, and the end of the channel.
func (v *visit) close(status int) {
	v.input.end(io.ErrClosedPipe) // nobody reads it any more
	v.out.close()
	v.err.close()
	_ = v.channel.CloseWrite()
	_, _ = v.channel.SendRequest("exit-status", false, gossh.Marshal(struct{ Status uint32 }{uint32(status & 0xff)}))
	_ = v.channel.Close()
}

// say gives words in the client's language.
func (v *visit) say(key string, data map[string]any) string {
	return v.server.say(v.session.Environ, key, data)
}

// tell writes one line beside the output, as every problem is told.
func (v *visit) tell(line string) {
	const prefix = "concorde: " // which those who say it may have put there
	fmt.Fprintf(v.err, "%s%s\n", prefix, strings.TrimPrefix(line, prefix))
}
