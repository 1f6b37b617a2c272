package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
)

// plan is what a crowd does.
type plan struct {
	People, Typing int
	Every, For     time.Duration
	Still          time.Duration // how long nobody presses a key once all are in
	Knock          time.Duration // how long some only shake hands, before anybody is in
	Rate           float64       // arrivals a second
	Width, Height  int
	Keys           script
	Mix            string // of roles, at the first target
	Writers        int
	Write          time.Duration // how long they write, each time

	Slow int           // of the restless
	Stay time.Duration // of the restless, on average
}

// String tells what of a plan makes figures comparable.
func (p plan) String() string {
	return fmt.Sprintf("%d people, %d typing a key every %s, %s, %d×%d, keys %s, mix %s, %d writers",
		p.People, p.Typing, p.Every, p.For, p.Width, p.Height, strings.Join(p.Keys, " "), p.Mix, p.Writers)
}

// taking is what the server has taken at the turns of a visit.
type taking struct{ empty, seated, rested, begun, ended usage }

// visit lets a crowd come, sit still, press keys and leave; and some write before the others are there, and among them.
func visit(ctx context.Context, plan plan, target target, cast cast) (report, error) {
	c := newCrowd(plan, target, cast)
	defer c.leave()
	if err := c.prepare(); err != nil {
		return report{}, err
	}
	alone, err := c.write(ctx)
	if err != nil {
		return report{}, err
	}
	knocks := c.knock(ctx)
	var took taking
	if took.empty, err = target.usage(ctx); err != nil {
		return report{}, err
	}
	start := time.Now()
	c.arrive(ctx)
	arriving := time.Since(start)
	if took.seated, took.rested, err = c.rest(ctx); err != nil {
		return report{}, err
	}
	among, err := c.write(ctx)
	if err != nil {
		return report{}, err
	}
	if took.begun, took.ended, err = c.stay(ctx); err != nil {
		return report{}, err
	}
	r := c.report(arriving, took)
	r.Knocks, r.Alone, r.Among = knocks, alone, among
	return r, ctx.Err()
}

// rest lets people look at their first screens, and then sit still.
func (c *crowd) rest(ctx context.Context) (from, to usage, err error) {
	c.settle(ctx)
	if from, err = c.target.usage(ctx); err != nil || c.plan.Still <= 0 {
		return from, from, err
	}
	pause(ctx, c.plan.Still)
	to, err = c.target.usage(ctx)
	return from, to, err
}

// stay lets people press keys, and looks for what they did on the record.
func (c *crowd) stay(ctx context.Context) (from, to usage, err error) {
	c.settle(ctx)
	start := time.Now()
	if from, err = c.target.usage(ctx); err != nil {
		return from, to, err
	}
	came := c.came()
	c.work(ctx)
	for i, f := range c.felt {
		f.moved = f.bytes.Load() - came[i]
	}
	if to, err = c.target.usage(ctx); err != nil {
		return from, to, err
	}
	c.settle(ctx)
	return from, to, c.account(time.Since(start))
}

// quiet is how long nothing comes to anybody once what was asked for is there, and unrest how long that is waited for:
// some programs always have something to show.
const (
	quiet  = 300 * time.Millisecond
	unrest = 10 * time.Second
)

// settle waits until what is under way has come.
func (c *crowd) settle(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, unrest)
	defer cancel()
	for ctx.Err() == nil {
		before := sum(c.came())
		pause(ctx, quiet)
		if sum(c.came()) == before {
			return
		}
	}
}

// came is how many bytes came so far, by role.
func (c *crowd) came() []int64 {
	came := make([]int64, len(c.felt))
	for i, f := range c.felt {
		came[i] = f.bytes.Load()
	}
	return came
}

func sum(all []int64) (total int64) {
	for _, one := range all {
		total += one
	}
	return total
}

// pause waits so long, or until it is over.
func pause(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// account counts on the record what was done in the last while; what is not on it is an error of the crowd or of the server.
func (c *crowd) account(last time.Duration) error {
	if len(c.tried) == 0 {
		return nil
	}
	since := fmt.Sprintf("%ds", int(last.Seconds())+1)
	host := c.scribes[0]
	answer, err := c.say(host, c.told(c.cast.done, host, "{since}", since))
	if err != nil {
		return fmt.Errorf("look for what was done: %w", err)
	}
	c.done = c.cast.verbs(answer)
	for verb, tried := range c.tried {
		if done := c.done[verb]; done < tried {
			c.note(fmt.Errorf("%s: tried %d times, %d on the record", verb, tried, done))
		}
	}
	return nil
}

func newCrowd(plan plan, target target, cast cast) *crowd {
	c := &crowd{
		plan: plan, target: target, cast: cast, name: fresh(), tried: make(map[string]int),
		group: background.NewGroup(slog.Default()),
	}
	for _, r := range cast.roles {
		c.felt = append(c.felt, &felt{role: r})
	}
	for _, at := range cast.places {
		for _, verb := range cast.roles[at].verbs() {
			c.tried[verb] = 0 // that nobody came to it is to be seen
		}
	}
	return c
}
