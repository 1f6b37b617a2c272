package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"
)

// person is one of the crowd, at their terminal.
type person struct {
	client  *ssh.Client
	session *ssh.Session
	keys    io.WriteCloser
	screen  io.Reader

	arrived chan struct{} // one place: something came
	bytes   *atomic.Int64 // that came, to all of the same role
	gone    chan struct{} // closed when nothing comes any more
}

// connectTimeout is how long anybody tries to come in.
const connectTimeout = 30 * time.Second

// newKey makes a key.
func newKey() (ssh.Signer, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		return nil, fmt.Errorf("use the key: %w", err)
	}
	return signer, nil
}

// dial connects with a key, and counts what will come.
func dial(signer ssh.Signer, address string, bytes *atomic.Int64) (*person, error) {
	client, err := ssh.Dial("tcp", address, &ssh.ClientConfig{
		User: "crowd", Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)}, Timeout: connectTimeout,
		HostKeyCallback: func(string, net.Addr, ssh.PublicKey) error { return nil }, // nothing is said that matters
	})
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return &person{client: client, bytes: bytes, arrived: make(chan struct{}, 1), gone: make(chan struct{})}, nil
}

// enter connects with a key, and sits down at a terminal.
func enter(signer ssh.Signer, address string, width, height int) (*person, error) {
	p, err := dial(signer, address, new(atomic.Int64))
	if err != nil {
		return nil, err
	}
	if err := p.sit(width, height); err != nil {
		p.leave()
		return nil, err
	}
	return p, nil
}

// say says a command, and returns the answer.
func (p *person) say(command string) (answer string, err error) {
	session, err := p.client.NewSession()
	if err != nil {
		return "", fmt.Errorf("open a session: %w", err)
	}
	defer session.Close()
	var problem strings.Builder
	session.Stderr = &problem
	out, err := session.Output(command)
	if err != nil {
		return "", fmt.Errorf("say %q: %w: %s", command, err, strings.TrimSpace(problem.String()))
	}
	return string(out), nil
}

// sit asks for a terminal and a shell.
func (p *person) sit(width, height int) (err error) {
	if p.session, err = p.client.NewSession(); err != nil {
		return fmt.Errorf("open a session: %w", err)
	}
	if p.keys, err = p.session.StdinPipe(); err != nil {
		return fmt.Errorf("type: %w", err)
	}
	if p.screen, err = p.session.StdoutPipe(); err != nil {
		return fmt.Errorf("look: %w", err)
	}
	if err := p.session.Setenv("COLORTERM", "truecolor"); err != nil {
		return fmt.Errorf("say what the terminal can do: %w", err)
	}
	if err := p.session.RequestPty("xterm-256color", height, width, ssh.TerminalModes{}); err != nil {
		return fmt.Errorf("ask for a terminal: %w", err)
	}
	if err := p.session.Shell(); err != nil {
		return fmt.Errorf("ask for a shell: %w", err)
	}
	return nil
}

// watch reads what comes until nothing does.
func (p *person) watch() { p.read(32<<10, 0) }

// watchSlowly does so over a line of four kilobytes a second.
func (p *person) watchSlowly() { p.read(400, 100*time.Millisecond) }

// read reads so many bytes at a time, with a pause after each.
func (p *person) read(most int, pause time.Duration) {
	defer close(p.gone)
	buffer := make([]byte, most)
	for {
		time.Sleep(pause)
		n, err := p.screen.Read(buffer)
		if n > 0 {
			p.bytes.Add(int64(n))
			select {
			case p.arrived <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// press presses a key, and returns how long it took until something came back, or one gave up.
func (p *person) press(key string, patience time.Duration) (time.Duration, error) {
	select {
	case <-p.arrived: // of before
	default:
	}
	start := time.Now()
	if _, err := io.WriteString(p.keys, key); err != nil {
		return 0, fmt.Errorf("press %q: %w", key, err)
	}
	err := p.await(patience)
	if err != nil {
		err = fmt.Errorf("press %q: %w", key, err)
	}
	return time.Since(start), err
}

// errNothing is that a key was not answered, which a person feels as well.
var errNothing = errors.New("nothing came")

// await waits until something comes.
func (p *person) await(patience time.Duration) error {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-p.arrived:
		return nil
	case <-p.gone:
		return errors.New("the session has ended")
	case <-late.C:
		return fmt.Errorf("%w in %s", errNothing, patience)
	}
}

// leave hangs up, as people do who shut their laptop.
func (p *person) leave() { _ = p.client.Close() }
