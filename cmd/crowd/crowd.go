package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/background"
)

// crowd is those who are at a program, and what they felt.
type crowd struct {
	plan   plan
	target target
	cast   cast
	name   string // of this crowd alone
	group  *background.Group
	felt   []*felt // by role

	scribes []*visitor     // who say commands; the first says what is said once, the others are the writers
	done    map[string]int // on the record, by verb

	mu         sync.Mutex // guards what follows
	people     []*visitor // who are in
	handshakes []time.Duration
	screens    []time.Duration // from the call to the first byte of the first screen
	tried      map[string]int  // by verb
	errs       []error
}

// felt is what those of a role felt.
type felt struct {
	role   role
	people int
	bytes  atomic.Int64 // that came to them
	moved  int64        // of these while keys were pressed
	took   []time.Duration
}

// visitor is one of the crowd, who is the same when they leave and come again.
type visitor struct {
	key  ssh.Signer
	name string
	felt *felt // nothing of those who only say commands
	at   *person
}

// patience is how long a person waits for an answer to a key.
const patience = 5 * time.Second

// invite makes somebody with a key of their own, and lets them connect, and say who they are if they are going to contribute.
func (c *crowd) invite(felt *felt) (*visitor, error) {
	signer, err := newKey()
	if err != nil {
		return nil, err
	}
	v := &visitor{key: signer, name: fresh(), felt: felt}
	if err := c.connect(v); err != nil {
		return nil, err
	}
	if c.cast.introduce == "" || felt != nil && len(felt.role.verbs()) == 0 {
		return v, nil
	}
	if _, err := v.at.say(c.told(c.cast.introduce, v)); err != nil {
		v.at.leave()
		return nil, err
	}
	return v, nil
}

// connect is a handshake. Of those who only say commands it is not counted.
func (c *crowd) connect(v *visitor) (err error) {
	if v.felt == nil {
		v.at, err = dial(v.key, c.target.address, new(atomic.Int64))
		return err
	}
	start := time.Now()
	if v.at, err = dial(v.key, c.target.address, &v.felt.bytes); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.handshakes = append(c.handshakes, time.Since(start))
	return nil
}

// say lets somebody who is not here say a command.
func (c *crowd) say(v *visitor, command string) (answer string, err error) {
	if err := c.connect(v); err != nil {
		return "", err
	}
	defer v.at.leave()
	return v.at.say(command)
}

// told is a command as somebody says it.
func (c *crowd) told(command string, v *visitor, more ...string) string {
	return strings.NewReplacer(more...).Replace(c.filling(v.name).Replace(command))
}

// prepare lets those come who only say commands. They do not stay: a connection on which nothing is open does not last.
func (c *crowd) prepare() error {
	if c.cast.prepare == "" {
		return nil
	}
	for range 1 + c.plan.Writers {
		v, err := c.invite(nil)
		if err != nil {
			return err
		}
		v.at.leave()
		c.scribes = append(c.scribes, v)
	}
	host := c.scribes[0]
	_, err := c.say(host, c.told(c.cast.prepare, host))
	return err
}

// arrive lets people in, so many a second.
func (c *crowd) arrive(ctx context.Context) {
	clock := time.NewTicker(time.Duration(float64(time.Second) / c.plan.Rate))
	defer clock.Stop()
	var coming sync.WaitGroup
	for _, at := range c.cast.places {
		select {
		case <-ctx.Done():
			return
		case <-clock.C:
		}
		coming.Add(1)
		c.group.Go("arrive", func() {
			defer coming.Done()
			v, err := c.invite(c.felt[at])
			if err == nil {
				err = c.seat(v)
			}
			c.welcome(v, err)
		})
	}
	coming.Wait()
}

// seat lets somebody who is connected sit down, until they see their first screen; who does not is not connected any more.
func (c *crowd) seat(v *visitor) (err error) {
	defer func() {
		if err != nil {
			v.at.leave()
		}
	}()
	start := time.Now()
	if err := v.at.sit(c.plan.Width, c.plan.Height); err != nil {
		return err
	}
	c.group.Go("watch", v.at.watch)
	if err := v.at.await(connectTimeout); err != nil {
		return fmt.Errorf("look at the first screen: %w", err)
	}
	c.mu.Lock()
	c.screens = append(c.screens, time.Since(start))
	c.mu.Unlock()
	for _, key := range c.cast.hello.keys(c.filling(v.name)) {
		if _, err := io.WriteString(v.at.keys, key.press); err != nil {
			return fmt.Errorf("press %q: %w", key.press, err)
		}
	}
	return nil
}

func (c *crowd) welcome(v *visitor, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.errs = append(c.errs, err)
		return
	}
	c.people = append(c.people, v)
	v.felt.people++
}

// note notes an error.
func (c *crowd) note(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.errs = append(c.errs, err)
}

// leave lets everybody hang up.
func (c *crowd) leave() {
	for _, v := range c.people {
		v.at.leave()
	}
	c.group.Wait()
}
