package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/store/background"
)

// roaming is a restless crowd, and what became of it.
type roaming struct {
	plan    plan
	keys    []key
	address string
	group   *background.Group

	visits, pressed, thrownOut, refused atomic.Int64
}

// roam lets a restless crowd in, and prints what became of it.
func roam(ctx context.Context, plan plan, address string, out io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, plan.For)
	defer cancel()
	r := &roaming{plan: plan, keys: plan.Keys.keys(strings.NewReplacer()), address: address, group: background.NewGroup(slog.Default())}
	for place := range plan.People {
		key, err := newKey()
		if err != nil {
			return err
		}
		r.group.Go("roam", func() { r.person(ctx, key, place < plan.Slow) })
	}
	r.group.Wait()
	return r.print(out)
}

func (r *roaming) print(out io.Writer) error {
	err := json.NewEncoder(out).Encode(map[string]any{
		"target": r.address, "people": r.plan.People, "visits": r.visits.Load(), "keys": r.pressed.Load(),
		"thrown_out": r.thrownOut.Load(), "refused": r.refused.Load(),
	})
	if err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// person comes and goes until the time is over.
func (r *roaming) person(ctx context.Context, key ssh.Signer, slow bool) {
	again := r.plan.Stay / 10 // after which one tries again, on average
	r.pause(ctx, again)
	for ctx.Err() == nil {
		p, err := enter(key, r.address, 60+rand.IntN(100), 15+rand.IntN(40))
		if err != nil {
			r.refused.Add(1)
		} else {
			r.visit(ctx, p, slow)
		}
		r.pause(ctx, again)
	}
}

// visit presses keys until one leaves, in the middle of whatever it is.
func (r *roaming) visit(ctx context.Context, p *person, slow bool) {
	r.visits.Add(1)
	ctx, cancel := context.WithTimeout(ctx, about(r.plan.Stay))
	defer cancel()
	watch := p.watch
	if slow {
		watch = p.watchSlowly
	}
	r.group.Go("watch", watch)
	defer p.leave()
	for ctx.Err() == nil {
		if _, err := io.WriteString(p.keys, r.keys[rand.IntN(len(r.keys))].press); err != nil {
			r.thrownOut.Add(1)
			return
		}
		r.pressed.Add(1)
		select {
		case <-p.gone:
			r.thrownOut.Add(1) // or it was the key that leaves
			return
		default:
		}
		r.pause(ctx, r.plan.Every)
	}
}

// pause lasts about so long.
func (*roaming) pause(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(about(wait))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// about is between nothing and twice as long.
func about(long time.Duration) time.Duration { return rand.N(2*long + 1) }
