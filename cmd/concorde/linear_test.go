package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"golang.org/x/crypto/ssh"
)

// Several people look at the licence of one tool and change it, all at once, by
// commands over SSH, while the server is killed and started again. What they
// were told has to be what one person alone could have seen who did it all, one
// thing after the other.

// did is what somebody asked for: a licence to be set, or, empty, to be told it.
type did struct{ set string }

// licence is a field on which everyone acts one after the other. Nothing is in
// the history that was refused.
func licence(first string) porcupine.Model {
	return porcupine.Model{
		Init: func() any { return first },
		Step: func(state, input, output any) (bool, any) {
			if set := input.(did).set; set != "" {
				return true, set
			}
			return output == state, state
		},
		DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v → %v", input, output) },
	}
}

// quarrel is a server that is killed now and then, people who do not mind, and
// what they did.
type quarrel struct {
	t         *testing.T
	arguments []string // of the server
	key       ssh.Signer
	begun     time.Time
	done      chan struct{} // one for each thing that was done

	mu       sync.Mutex
	back     *sync.Cond
	server   *server
	down     bool // about to be killed, or dead
	starts   int
	history  []porcupine.Operation
	doubtful []porcupine.Operation // whose answer never came
}

// errLostAnswer means that the line dropped before an answer came.
var errLostAnswer = errors.New("the line dropped")

// beginQuarrel starts a server with the tool on it.
func beginQuarrel(t *testing.T) *quarrel {
	t.Helper()
	arguments := []string{"--budget", "0"}
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"), arguments...)
	file := s.introduce("ana")
	s.must(file, "tool edit decidim --licence "+firstLicence)
	key, err := signerIn(file)
	if err != nil {
		t.Fatal(err)
	}
	q := &quarrel{t: t, arguments: arguments, key: key, begun: time.Now(), done: make(chan struct{}, 1024), server: s}
	q.back = sync.NewCond(&q.mu)
	return q
}

// signerIn is the key in a file.
func signerIn(file string) (ssh.Signer, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ssh.ParsePrivateKey(pem)
}

const firstLicence = "LicenseRef-first"

// run has people act, as often each, and kills the server so many times meanwhile.
func (q *quarrel) run(people, each, kills int, reader func(looking) looking) {
	q.t.Helper()
	var group sync.WaitGroup
	for i := range people {
		group.Go(func() { q.person(i, each, reader) })
	}
	for done, next := 0, 1; done < people*each; done++ {
		<-q.done
		if next <= kills && done >= next*people*each/(kills+1) {
			q.restart()
			next++
		}
	}
	group.Wait()
}

// restart kills the server, and starts another on what it left.
func (q *quarrel) restart() {
	q.t.Helper()
	q.turn(true, q.server)
	q.server.kill()
	q.turn(false, serveAt(q.t, q.server.data, q.arguments...))
}

// turn says that a server is about to be killed, or that another is there.
func (q *quarrel) turn(down bool, s *server) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.down, q.server = down, s
	q.starts++
	q.back.Broadcast()
}

// looking is how somebody learns the licence.
type looking func() (string, error)

// person sets the licence and looks at it by turns.
func (q *quarrel) person(number, each int, reader func(looking) looking) {
	c := &caller{quarrel: q, key: q.key}
	defer c.drop()
	look := reader(c.look)
	for n := range each {
		if n%3 == 0 {
			set := did{fmt.Sprintf("LicenseRef-%d-%d", number, n)}
			q.note(number, set, func() (string, error) { return "", c.set(set.set) })
		} else {
			q.note(number, did{}, look)
		}
		q.done <- struct{}{}
	}
}

// note does something, and writes down what came of it when.
func (q *quarrel) note(number int, input did, do func() (string, error)) {
	from := time.Since(q.begun)
	output, err := do()
	to := time.Since(q.begun)
	operation := porcupine.Operation{ClientId: number, Input: input, Output: output, Call: int64(from), Return: int64(to)}
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case err == nil:
		q.history = append(q.history, operation)
	case errors.Is(err, errLostAnswer) && input.set != "":
		q.doubtful = append(q.doubtful, operation)
	}
}

// whole is the history, with those whose answer never came and who were heard
// of nevertheless: they came before whoever saw it first had been answered. Of
// the rest nobody can tell.
func (q *quarrel) whole() []porcupine.Operation {
	all := q.history
	for i, doubtful := range q.doubtful {
		doubtful.Return = math.MaxInt64
		for _, other := range q.history {
			if other.Output == doubtful.Input.(did).set {
				doubtful.Return = min(doubtful.Return, other.Return)
			}
		}
		if doubtful.Return < math.MaxInt64 {
			doubtful.ClientId = 1000 + i // its person went on without it
			all = append(all, doubtful)
		}
	}
	return all
}

// caller is the connection of one person, made again whenever it drops.
type caller struct {
	*quarrel
	key    ssh.Signer
	client *ssh.Client
}

func (c *caller) look() (string, error) {
	out, err := c.command("tool show decidim --json")
	if err != nil {
		return "", err
	}
	var shown struct{ Licence string }
	if err := json.Unmarshal(out, &shown); err != nil || shown.Licence == "" {
		c.t.Errorf("tool show prints %q: %v", out, err)
	}
	return shown.Licence, nil
}

func (c *caller) set(licence string) error {
	_, err := c.command("tool edit decidim --licence " + licence)
	return err
}

// command runs a command, which is not refused but for a conflict: two change
// the one field.
func (c *caller) command(words string) ([]byte, error) {
	out, err := c.run(words)
	var exit *ssh.ExitError
	if errors.As(err, &exit) && exit.ExitStatus() != statusConflict {
		c.t.Errorf("%s: status %d", words, exit.ExitStatus())
	}
	return out, err
}

// run runs a command, and returns what it prints, why it was refused, or errLostAnswer.
func (c *caller) run(words string) ([]byte, error) {
	if err := c.connect(); err != nil {
		return nil, err
	}
	session, err := c.client.NewSession()
	if err != nil {
		c.drop()
		return nil, errLostAnswer
	}
	defer func() { _ = session.Close() }() // it is over, one way or another
	out, err := session.Output(words)
	var exit *ssh.ExitError
	switch {
	case err == nil:
		return out, nil
	case errors.As(err, &exit) && exit.Signal() == "":
		return nil, err
	}
	c.drop()
	return nil, errLostAnswer
}

// connect waits for the server, if it is down.
func (c *caller) connect() error {
	for c.client == nil {
		c.mu.Lock()
		for c.down {
			c.back.Wait()
		}
		port, starts := c.server.port, c.starts
		c.mu.Unlock()
		client, err := ssh.Dial("tcp", net.JoinHostPort("127.0.0.1", port), &ssh.ClientConfig{
			User: "ana", Auth: []ssh.AuthMethod{ssh.PublicKeys(c.key)}, Timeout: patience,
			HostKeyCallback: ssh.InsecureIgnoreHostKey(), // who else would listen there
		})
		c.client = client
		c.mu.Lock()
		killed := c.down || c.starts != starts
		c.mu.Unlock()
		if err != nil && !killed {
			c.t.Errorf("a server that is there cannot be reached: %v", err)
			return errLostAnswer
		}
	}
	return nil
}

func (c *caller) drop() {
	if c.client != nil {
		_ = c.client.Close() // it may be dead
		c.client = nil
	}
}

// fresh looks again each time.
func fresh(look looking) looking { return look }

// stale tells each time what it saw the time before.
func stale(look looking) looking {
	last := firstLicence
	return func() (string, error) {
		now, err := look()
		if err != nil {
			return "", err
		}
		before := last
		last = now
		return before, nil
	}
}

func TestWhatPeopleSeeOverSSHIsInOneOrder(t *testing.T) {
	t.Parallel()
	q := beginQuarrel(t)
	q.run(4, 24, 1, fresh)
	q.expect(porcupine.Ok)
}

// TestAStaleReaderOverSSHIsCaught shows that the test above can fail.
func TestAStaleReaderOverSSHIsCaught(t *testing.T) {
	t.Parallel()
	q := beginQuarrel(t)
	q.run(3, 12, 0, stale)
	q.expect(porcupine.Illegal)
}

// expect checks the history.
func (q *quarrel) expect(want porcupine.CheckResult) (operations int) {
	q.t.Helper()
	all := q.whole()
	if got := porcupine.CheckOperationsTimeout(licence(firstLicence), all, time.Minute); got != want {
		q.t.Errorf("%d operations, %d of which nobody answered: %s, must be %s", len(all), len(q.doubtful), got, want)
	}
	return len(all)
}
