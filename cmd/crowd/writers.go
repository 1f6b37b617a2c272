package main

import (
	"context"
	"slices"
	"sync"
	"time"
)

// writing is what came of writing, one contribution after the other.
type writing struct {
	PerSecond float64 `json:"per_second"`
	P50       float64 `json:"p50_ms"` // from the command to its answer
	P99       float64 `json:"p99_ms"`
	Server    float64 `json:"server_ms"` // on average, of which the server's own metric tells; 0 where it is not known
}

// slowed is how many times as long writers take among the people; 0 without writers.
func (r report) slowed() float64 {
	if r.Alone == nil || r.Among == nil {
		return 0
	}
	return times(r.Alone.PerSecond, r.Among.PerSecond)
}

// write lets the writers write for a while; nothing without any.
func (c *crowd) write(ctx context.Context) (*writing, error) {
	if c.plan.Writers == 0 || len(c.scribes) == 0 {
		return nil, nil
	}
	writers := c.scribes[1:]
	for _, w := range writers {
		if err := c.connect(w); err != nil {
			return nil, err
		}
		defer w.at.leave()
	}
	c.settle(ctx)
	before, err := c.target.usage(ctx)
	if err != nil {
		return nil, err
	}
	took, lasted := c.writeAll(ctx, writers)
	after, err := c.target.usage(ctx)
	if err != nil {
		return nil, err
	}
	slices.Sort(took)
	return &writing{
		PerSecond: float64(len(took)) / lasted.Seconds(), P50: quantile(took, 0.5), P99: quantile(took, 0.99),
		Server: after.submitted(before, c.cast.submits),
	}, nil
}

// writeAll returns how long each contribution took, and they all together.
func (c *crowd) writeAll(ctx context.Context, writers []*visitor) (took []time.Duration, lasted time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, c.plan.Write)
	defer cancel()
	var busy sync.WaitGroup
	begun := time.Now()
	for _, w := range writers {
		busy.Add(1)
		c.group.Go("write", func() {
			defer busy.Done()
			command := c.told(c.cast.write, w)
			for ctx.Err() == nil {
				start := time.Now()
				if _, err := w.at.say(command); err != nil {
					c.note(err)
					return
				}
				one := time.Since(start)
				c.mu.Lock()
				took = append(took, one)
				c.mu.Unlock()
			}
		})
	}
	busy.Wait()
	return took, time.Since(begun)
}
