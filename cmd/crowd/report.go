package main

import (
	"maps"
	"slices"
	"time"
)

// report is what a crowd felt, and what it cost. Times are in milliseconds; what cannot be seen from here is 0.
type report struct {
	Target   string  `json:"target"`
	People   int     `json:"people"`
	Arrivals float64 `json:"arrivals_per_second"`   // handshake, introduction and first screen
	Comings  int     `json:"handshakes"`            // with those who came again
	Knocks   float64 `json:"handshakes_per_second"` // as many as the server takes from those who only do that
	Shake50  float64 `json:"handshake_p50_ms"`
	Shake99  float64 `json:"handshake_p99_ms"`
	First50  float64 `json:"first_screen_p50_ms"` // after the handshake
	First99  float64 `json:"first_screen_p99_ms"`

	Keys  int     `json:"keys"`
	P50   float64 `json:"p50_ms"`
	P99   float64 `json:"p99_ms"`
	P999  float64 `json:"p999_ms"`
	Max   float64 `json:"max_ms"`
	Bytes float64 `json:"bytes_per_key"` // to those who press keys, with what they are shown of others
	Roles []part  `json:"roles"`
	Acts  []act   `json:"acts"`

	CPU        float64 `json:"cpu_ms_per_key"`
	Idle       float64 `json:"idle_cpu_ms_per_second_and_session"`
	IdleCore   float64 `json:"idle_percent_of_a_core"`
	Memory     float64 `json:"resident_kb_per_session"`
	Resident   float64 `json:"resident_mb"` // with the crowd in
	Threads    int     `json:"threads"`
	Goroutines float64 `json:"goroutines"`
	Each       float64 `json:"goroutines_per_session"`

	Alone *writing `json:"writers_alone,omitempty"`
	Among *writing `json:"writers_among_people,omitempty"`

	ErrorCount int      `json:"error_count"`
	Errors     []string `json:"errors"` // the first few
}

// part is what those of one role felt.
type part struct {
	Role   string  `json:"role"`
	People int     `json:"people"`
	Keys   int     `json:"keys"`
	P50    float64 `json:"p50_ms"`
	P99    float64 `json:"p99_ms"`
	P999   float64 `json:"p999_ms"`
	Max    float64 `json:"max_ms"`
	Bytes  float64 `json:"bytes_per_person_and_second"`
}

// act is something that was done, by its verb: how often with keys, and how often on the record afterwards.
type act struct {
	Verb  string `json:"verb"`
	Tried int    `json:"tried"`
	Done  int    `json:"done"`
}

// errorsTold is how many errors are told in words.
const errorsTold = 3

func (c *crowd) report(arriving time.Duration, took taking) report {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := report{Target: c.target.name, People: len(c.people), Comings: len(c.handshakes), Errors: []string{}, ErrorCount: len(c.errs), Acts: []act{}}
	r.Arrivals = float64(len(c.people)) / arriving.Seconds()
	slices.Sort(c.handshakes)
	slices.Sort(c.screens)
	r.Shake50, r.Shake99 = quantile(c.handshakes, 0.5), quantile(c.handshakes, 0.99)
	r.First50, r.First99 = quantile(c.screens, 0.5), quantile(c.screens, 0.99)
	c.tell(&r)
	took.tell(&r)
	for _, verb := range slices.Sorted(maps.Keys(c.tried)) {
		r.Acts = append(r.Acts, act{verb, c.tried[verb], c.done[verb]})
	}
	for _, err := range c.errs[:min(len(c.errs), errorsTold)] {
		r.Errors = append(r.Errors, err.Error())
	}
	return r
}

// tell tells what was felt, in all and by role.
func (c *crowd) tell(r *report) {
	var all []time.Duration
	var moved int64
	for _, f := range c.felt {
		if f.people == 0 {
			continue
		}
		slices.Sort(f.took)
		r.Roles = append(r.Roles, part{
			Role: f.role.name, People: f.people, Keys: len(f.took), Bytes: float64(f.moved) / float64(f.people) / c.plan.For.Seconds(),
			P50: quantile(f.took, 0.5), P99: quantile(f.took, 0.99), P999: quantile(f.took, 0.999), Max: quantile(f.took, 1),
		})
		if all = append(all, f.took...); len(f.role.turn) > 0 {
			moved += f.moved
		}
	}
	slices.Sort(all)
	r.Keys, r.P50, r.P99, r.P999, r.Max = len(all), quantile(all, 0.5), quantile(all, 0.99), quantile(all, 0.999), quantile(all, 1)
	if r.Keys > 0 {
		r.Bytes = float64(moved) / float64(r.Keys)
	}
}

// tell tells what was taken.
func (t taking) tell(r *report) {
	if r.Keys > 0 {
		r.CPU = t.ended.cpuSince(t.begun) / float64(r.Keys)
	}
	if r.People > 0 {
		people := float64(r.People)
		r.Memory = (t.ended.resident - t.empty.resident) / people
		r.Each = (t.rested.goroutines() - t.empty.goroutines()) / people
		if seconds := t.rested.at.Sub(t.seated.at).Seconds(); seconds > 0 {
			r.Idle = t.rested.cpuSince(t.seated) / seconds / people
			r.IdleCore = r.Idle * people / 10 // a thousand milliseconds a second are a hundred percent
		}
	}
	r.Resident, r.Threads, r.Goroutines = t.ended.resident/1024, t.ended.threads, t.rested.goroutines()
}

// quantile is in milliseconds; 0 where nothing was felt.
func quantile(sorted []time.Duration, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return milliseconds(sorted[min(int(q*float64(len(sorted))), len(sorted)-1)])
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
