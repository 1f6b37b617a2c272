package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
)

// plan is what a crowd does.
type plan struct {
	People, Typing int
	Every, For     time.Duration
	Rate           float64 // arrivals a second
	Width, Height  int
	Keys           []string

	Slow int           // of the restless
	Stay time.Duration // of the restless, on average
}

// patience is how long a person waits for an answer to a key.
const patience = 5 * time.Second

// crowd is those who are in, and what they felt.
type crowd struct {
	plan   plan
	group  *background.Group
	mu     sync.Mutex
	people []*person
	felt   []time.Duration
	moved  int64 // bytes that came while keys were pressed
	errs   []error
}

// visit lets a crowd come, stay and leave.
func visit(ctx context.Context, plan plan, address string, process int) (report, error) {
	c := &crowd{plan: plan, group: background.NewGroup(slog.Default())}
	before, err := usageOf(process)
	if err != nil {
		return report{}, err
	}
	start := time.Now()
	c.arrive(ctx, address)
	arriving := time.Since(start)
	settle(ctx, c.plan.Every)
	seated, err := usageOf(process)
	if err != nil {
		return report{}, err
	}
	came := c.came()
	c.stay(ctx)
	c.moved = c.came() - came
	after, err := usageOf(process)
	if err != nil {
		return report{}, err
	}
	found := c.report(address, arriving, before, seated, after)
	for _, p := range c.people {
		p.leave()
	}
	c.group.Wait()
	return found, ctx.Err()
}

// came is how many bytes came to all.
func (c *crowd) came() (bytes int64) {
	for _, p := range c.people {
		bytes += p.bytes.Load()
	}
	return bytes
}

// settle lets first screens arrive.
func settle(ctx context.Context, every time.Duration) {
	wait := time.NewTimer(max(2*time.Second, 2*every))
	defer wait.Stop()
	select {
	case <-ctx.Done():
	case <-wait.C:
	}
}

// arrive lets people in, so many a second.
func (c *crowd) arrive(ctx context.Context, address string) {
	clock := time.NewTicker(time.Duration(float64(time.Second) / c.plan.Rate))
	defer clock.Stop()
	var coming sync.WaitGroup
	for range c.plan.People {
		select {
		case <-ctx.Done():
			return
		case <-clock.C:
		}
		coming.Add(1)
		c.group.Go("arrive", func() {
			defer coming.Done()
			c.welcome(enter(address, c.plan.Width, c.plan.Height))
		})
	}
	coming.Wait()
}

func (c *crowd) welcome(p *person, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.errs = append(c.errs, err)
		return
	}
	c.people = append(c.people, p)
	c.group.Go("watch", p.watch)
}

// stay lets people press keys until it is time to go.
func (c *crowd) stay(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, c.plan.For)
	defer cancel()
	typing := c.people
	if n := c.plan.Typing; n > 0 && n < len(typing) {
		typing = typing[:n]
	}
	var busy sync.WaitGroup
	for i, p := range typing {
		busy.Add(1)
		c.group.Go("type", func() {
			defer busy.Done()
			c.work(ctx, p, i)
		})
	}
	busy.Wait()
	<-ctx.Done()
}

// work presses keys in turn. People do not press them all at the same moment.
func (c *crowd) work(ctx context.Context, p *person, place int) {
	first := time.NewTimer(c.plan.Every * time.Duration(place%97) / 97)
	defer first.Stop()
	select {
	case <-ctx.Done():
		return
	case <-first.C:
	}
	clock := time.NewTicker(c.plan.Every)
	defer clock.Stop()
	for turn := 0; ; turn++ {
		took, err := p.press(c.plan.Keys[turn%len(c.plan.Keys)], patience)
		c.note(took, err)
		select {
		case <-ctx.Done():
			return
		case <-p.gone:
			c.note(0, errors.New("a session ended before its time"))
			return
		case <-clock.C:
		}
	}
}

func (c *crowd) note(took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.errs = append(c.errs, err)
		return
	}
	c.felt = append(c.felt, took)
}
