package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"
)

// echo is a server that shows a screen to whoever comes and answers every key with the key. To a command it answers with what
// it has on the record: each save, as a reference.
type echo struct {
	throwsOut bool // whoever comes
	forgets   bool // every save

	mu     sync.Mutex
	keys   strings.Builder // all that were pressed
	saves  int
	comes  int
	posted int
	known  int // who said who they are
}

// echoing starts one, which a test ends with.
func echoing(t *testing.T, e *echo) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() { _ = e.serve(listener) }()
	return listener.Addr().String()
}

func (e *echo) serve(listener net.Listener) error {
	signer, err := newKey()
	if err != nil {
		return err
	}
	config := &ssh.ServerConfig{PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return nil, nil }}
	config.AddHostKey(signer)
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go e.answer(connection, config)
	}
}

func (e *echo) answer(connection net.Conn, config *ssh.ServerConfig) {
	_, channels, requests, err := ssh.NewServerConn(connection, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for wanted := range channels {
		channel, asked, err := wanted.Accept()
		if err != nil {
			return
		}
		go e.attend(channel, asked)
	}
}

func (e *echo) attend(channel ssh.Channel, asked <-chan *ssh.Request) {
	for request := range asked {
		_ = request.Reply(true, nil)
		switch request.Type {
		case "shell":
			go e.shell(channel)
		case "exec":
			var command struct{ Words string }
			_ = ssh.Unmarshal(request.Payload, &command)
			_, _ = io.WriteString(channel, e.said(command.Words))
			_, _ = channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{}))
			_ = channel.Close()
		}
	}
}

func (e *echo) shell(channel ssh.Channel) {
	e.mu.Lock()
	e.comes++
	e.mu.Unlock()
	_, _ = io.WriteString(channel, "welcome")
	buffer := make([]byte, 64)
	for !e.throwsOut {
		n, err := channel.Read(buffer)
		if err != nil {
			break
		}
		e.mu.Lock()
		e.keys.Write(buffer[:n])
		e.saves += strings.Count(string(buffer[:n]), "\x13")
		e.mu.Unlock()
		_, _ = channel.Write(buffer[:n])
	}
	_ = channel.Close()
}

// said is the answer to a command.
func (e *echo) said(command string) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case strings.HasPrefix(command, "coalition post"):
		e.posted++
	case strings.HasPrefix(command, "me set"):
		e.known++
	case strings.HasPrefix(command, "feed") && !e.forgets:
		return strings.Repeat("2016-12-08T09:00:00Z\tana\treference\ttool\n", e.saves)
	}
	return ""
}

// TestEchoAsAProgram is a program that a crowd can start, and no test where it is not given an address.
func TestEchoAsAProgram(t *testing.T) {
	if flag.NArg() == 0 {
		t.Skip("nobody has started it")
	}
	listener, err := net.Listen("tcp", flag.Arg(0))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(new(echo).serve(listener)) // until it is told to end
}
