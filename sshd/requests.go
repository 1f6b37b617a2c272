package sshd

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	gossh "golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/text"
)

// serve reads a session's requests until its channel closes. What is asked for
// a session can be asked before it runs; while it runs, only its size changes.
func (v *visitor) serve(ctx context.Context, requests <-chan *gossh.Request) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for request := range requests {
		ok := v.take(ctx, request)
		if request.WantReply {
			_ = request.Reply(ok, nil) // whoever has left does not hear it
		}
		if v.ready {
			v.begin(ctx)
		}
	}
	cancel()
	<-v.over()
}

// take does what a request asks, and reports whether it was done.
func (v *visitor) take(ctx context.Context, request *gossh.Request) bool {
	switch request.Type {
	case "pty-req":
		return !v.begun && v.takeTerminal(request.Payload)
	case "window-change":
		return v.takeSize(request.Payload)
	case "env":
		return !v.begun && v.takeVariable(request.Payload)
	case "shell":
		return !v.begun && v.takeLine("")
	case "exec":
		var asked struct{ Line string }
		return !v.begun && gossh.Unmarshal(request.Payload, &asked) == nil && v.takeLine(asked.Line)
	}
	v.server.watch.Refused("request")
	return false
}

// takeTerminal takes the terminal that the session is to run on, once.
func (v *visitor) takeTerminal(payload []byte) bool {
	var asked struct {
		Term                         string
		Width, Height, Pixels, Lines uint32
		Modes                        string
	}
	if v.terminal || gossh.Unmarshal(payload, &asked) != nil {
		return false
	}
	v.terminal = true
	v.size = clamp(asked.Width, asked.Height)
	if len(asked.Term) <= mostVariable && plain(asked.Term) {
		v.environ = append(v.environ, "TERM="+asked.Term)
	}
	return true
}

// takeSize takes the terminal's new size. Before the session runs there is
// nobody to tell but the session itself.
func (v *visitor) takeSize(payload []byte) bool {
	var asked struct{ Width, Height, Pixels, Lines uint32 }
	if !v.terminal || gossh.Unmarshal(payload, &asked) != nil {
		return false
	}
	size := clamp(asked.Width, asked.Height)
	if !v.begun {
		v.size = size
		return true
	}
	v.resize(size)
	return true
}

// clamp is a size that can be drawn. Clients say 0 where they do not know.
func clamp(width, height uint32) Size {
	size := Size{Width: int(min(width, mostWidth)), Height: int(min(height, mostHeight))}
	if size.Width == 0 {
		size.Width = 80
	}
	if size.Height == 0 {
		size.Height = 24
	}
	return size
}

// variables are those of a client that are listened to: its language, its
// colours and its time zone.
func variables() []string {
	return []string{
		"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LC_TIME", "LC_NUMERIC", "LC_COLLATE",
		"COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TZ",
	}
}

func (v *visitor) takeVariable(payload []byte) bool {
	var asked struct{ Name, Value string }
	if gossh.Unmarshal(payload, &asked) != nil || len(v.environ) >= mostVariables {
		return false
	}
	if !slices.Contains(variables(), asked.Name) || len(asked.Value) > mostVariable || !plain(asked.Value) {
		return false
	}
	name := asked.Name + "="
	v.environ = slices.DeleteFunc(v.environ, func(one string) bool { return strings.HasPrefix(one, name) })
	v.environ = append(v.environ, name+asked.Value)
	return true
}

// plain reports whether a value is what it looks like.
func plain(value string) bool { return utf8.ValidString(value) && text.Line(value) == value }

// takeLine takes the command line, or none, and is the last thing asked before
// the session runs.
func (v *visitor) takeLine(line string) bool {
	v.line, v.ready = line, true
	return true
}
