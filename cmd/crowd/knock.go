package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// knockers is how many knock at once: less than a door takes for an attack.
const knockers = 16

// knock is how many handshakes a second the door takes from people who come and turn round, one after the other; 0 where
// nobody is to knock.
func (c *crowd) knock(ctx context.Context) float64 {
	if c.plan.Knock <= 0 {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, c.plan.Knock)
	defer cancel()
	var busy sync.WaitGroup
	var knocks, bytes atomic.Int64
	start := time.Now()
	for range knockers {
		busy.Add(1)
		c.group.Go("knock", func() {
			defer busy.Done()
			signer, err := newKey()
			for err == nil && ctx.Err() == nil {
				var p *person
				if p, err = dial(signer, c.target.address, &bytes); err == nil {
					p.leave()
					knocks.Add(1)
				}
			}
			if err != nil {
				c.note(err)
			}
		})
	}
	busy.Wait()
	return float64(knocks.Load()) / time.Since(start).Seconds()
}
