package main

import (
	"context"
	"errors"
	"sync"
	"time"
)

// work lets people press keys until it is time to go.
func (c *crowd) work(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, c.plan.For)
	defer cancel()
	var busy sync.WaitGroup
	for i, v := range c.people {
		busy.Add(1)
		c.group.Go("be there", func() {
			defer busy.Done()
			if len(v.felt.role.turn) == 0 {
				c.idle(ctx, v)
			} else {
				c.turns(ctx, v, i)
			}
		})
	}
	busy.Wait()
}

var errThrownOut = errors.New("a session ended before its time")

// idle looks on.
func (c *crowd) idle(ctx context.Context, v *visitor) {
	select {
	case <-ctx.Done():
	case <-v.at.gone:
		c.note(errThrownOut)
	}
}

// turns takes turn after turn. People do not press keys all at the same moment.
func (c *crowd) turns(ctx context.Context, v *visitor, place int) {
	pause(ctx, c.plan.Every*time.Duration(place%97)/97)
	clock := time.NewTicker(c.plan.Every)
	defer clock.Stop()
	for c.turn(ctx, clock.C, v) {
		if !v.felt.role.leaves {
			continue
		}
		v.at.leave()
		pause(ctx, c.plan.Every)
		if ctx.Err() != nil {
			return
		}
		if err := c.again(v); err != nil {
			c.note(err)
			return
		}
		pause(ctx, c.plan.Every) // they look at it first
	}
}

// again lets somebody come who was here.
func (c *crowd) again(v *visitor) error {
	if err := c.connect(v); err != nil {
		return err
	}
	return c.seat(v)
}

// turn presses the keys of one, and tells whether another may follow.
func (c *crowd) turn(ctx context.Context, clock <-chan time.Time, v *visitor) bool {
	for _, key := range v.felt.role.turn.keys(c.filling(v.name)) {
		took, err := v.at.press(key.press, patience)
		c.pressed(v, key, took, err)
		select {
		case <-ctx.Done():
			return false
		case <-v.at.gone:
			c.note(errThrownOut)
			return false
		case <-clock:
		}
	}
	return true
}

// pressed notes what a key came to.
func (c *crowd) pressed(v *visitor, key key, took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.errs = append(c.errs, err)
	}
	if err != nil && !errors.Is(err, errNothing) {
		return
	}
	v.felt.took = append(v.felt.took, took)
	if key.verb != "" {
		c.tried[key.verb]++
	}
}
