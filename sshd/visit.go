package sshd

import (
	"context"
	"errors"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// mostLine is how long a command line may be, in bytes.
const mostLine = 4 << 10

// visit is one session channel, from its opening to its end. Its requests are answered one after the other by the
// goroutine that serves it; once one of them started something, that runs on a goroutine of its own.
type visit struct {
	server  *Server
	conn    *connection
	channel gossh.Channel
	session *Session

	environ  environ
	terminal bool
	size     Size
	sizes    chan Size
	started  bool
	drawn    bool // by the interface; otherwise it is a command

	input    *input
	out, err *output

	context context.Context
	cancel  context.CancelCauseFunc
	ending  chan Ending
	told    sync.Once
	mu      sync.Mutex
	timers  []*time.Timer
	over    bool
	why     Ending
}

// channel serves one session channel.
func (s *Server) channel(_ *ssh.Server, sc *gossh.ServerConn, opened gossh.NewChannel, ctx ssh.Context) {
	c := connectionOf(ctx)
	fingerprint := identityOf(sc)
	if fingerprint == "" { // there is no way to get here, and if there is one day, nobody takes it
		c.drop(CauseHandshake)
		return
	}
	s.visits.add()
	defer s.visits.done()
	if !c.enter() {
		if c.refuse(func() { _ = opened.Reject(gossh.ResourceShortage, s.say(nil, "door.refused.per-connection", nil)) }) {
			s.counter.refused(CausePerConnection)
		}
		return
	}
	defer c.leave()
	channel, requests, err := opened.Accept()
	if err != nil {
		return // the connection is gone
	}
	v := s.newVisit(c, channel)
	v.session.Fingerprint, v.session.User, v.session.Remote = fingerprint, forLog(sc.User()), forLog(sc.RemoteAddr().String())
	v.serve(requests)
}

func (s *Server) newVisit(c *connection, channel gossh.Channel) *visit {
	v := &visit{
		server: s, conn: c, channel: channel, session: &Session{},
		size: Size{Width: 80, Height: 24}, sizes: make(chan Size, 1), ending: make(chan Ending, 1),
	}
	v.context, v.cancel = context.WithCancelCause(context.Background())
	return v
}

// errHungUp is why a session's context ends when its client went.
var errHungUp = errors.New("the client hung up")

func (v *visit) serve(requests <-chan *gossh.Request) {
	defer v.cancel(errHungUp)
	for request := range requests {
		start, ok := v.answer(request)
		if !ok {
			v.server.counter.refused(CauseRequest)
		}
		_ = request.Reply(ok, nil)
		if start != nil {
			v.started = true
			v.start(start)
		}
	}
}

// answer decides about one request of a channel. There are five that are granted; all others are refused: agents, X11,
// subsystems, signals, and whatever somebody will think of. A request to run something comes back as what to start,
// after it was answered.
func (v *visit) answer(request *gossh.Request) (start *order, ok bool) {
	switch request.Type {
	case "pty-req":
		return nil, v.takeTerminal(request.Payload)
	case "env":
		return nil, v.takeVariable(request.Payload)
	case "window-change":
		return nil, v.takeSize(request.Payload)
	case "shell":
		if v.started || len(request.Payload) > 0 {
			return nil, false
		}
		return &order{}, true
	case "exec":
		var exec struct{ Line string }
		if v.started || gossh.Unmarshal(request.Payload, &exec) != nil {
			return nil, false
		}
		return &order{line: exec.Line}, true
	}
	return nil, false
}

func (v *visit) takeTerminal(payload []byte) bool {
	var pty struct {
		Term                         string
		Columns, Rows, Across, Above uint32
		Modes                        string
	}
	if v.started || v.terminal || gossh.Unmarshal(payload, &pty) != nil {
		return false
	}
	v.terminal = true
	v.environ.set("TERM", pty.Term)
	v.size = sane(pty.Columns, pty.Rows, v.size)
	return true
}

func (v *visit) takeVariable(payload []byte) bool {
	var variable struct{ Name, Value string }
	if v.started || gossh.Unmarshal(payload, &variable) != nil {
		return false
	}
	return v.environ.set(variable.Name, variable.Value)
}

// takeSize notes a new size. Whoever draws is told on a channel with room for one; a size that nobody took yet is out
// of date and gives way. So a flood of them costs nothing and holds nobody up.
func (v *visit) takeSize(payload []byte) bool {
	var window struct{ Columns, Rows, Across, Above uint32 }
	if !v.terminal || gossh.Unmarshal(payload, &window) != nil {
		return false
	}
	v.size = sane(window.Columns, window.Rows, v.size)
	if !v.started {
		return true
	}
	select {
	case <-v.sizes:
	default:
	}
	v.sizes <- v.size
	return true
}
