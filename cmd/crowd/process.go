package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// usage is what a process has taken by some moment.
type usage struct {
	at       time.Time
	cpu      time.Duration
	resident float64 // KB
	threads  int
	metrics  map[string]float64 // by name, with labels
}

// tick is the unit of CPU time in /proc: a hundredth of a second on every Linux.
const tick = 10 * time.Millisecond

// usage is what the server has taken, as far as can be seen from here.
func (t target) usage(ctx context.Context) (usage, error) {
	u, err := usageOf(t.process)
	if err != nil {
		return u, err
	}
	u.at = time.Now()
	u.metrics, err = metricsAt(ctx, t.metrics)
	return u, err
}

// cpuSince is the CPU time that was taken since, in milliseconds.
func (u usage) cpuSince(before usage) float64 { return milliseconds(u.cpu - before.cpu) }

// submitted is how long the server took for a contribution since, on average and in milliseconds; 0 where it does not say.
func (u usage) submitted(before usage, metric string) float64 {
	since := func(what string) float64 {
		name := fmt.Sprintf(metric, what)
		return u.metrics[name] - before.metrics[name]
	}
	if since("count") <= 0 {
		return 0
	}
	return 1000 * since("sum") / since("count")
}

// goroutines is how many there are; 0 where the server does not say.
func (u usage) goroutines() float64 { return u.metrics["go_goroutines"] }

// usageOf reads what a process has taken; nothing of process 0.
func usageOf(process int) (usage, error) {
	if process == 0 {
		return usage{}, nil
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", process))
	if err != nil {
		return usage{}, fmt.Errorf("look at the server: %w", err)
	}
	// The name of the process may hold anything, and ends with the last bracket.
	_, rest, _ := strings.Cut(string(stat[strings.LastIndexByte(string(stat), ')'):]), " ")
	fields := strings.Fields(rest)
	const user, system, threads = 11, 12, 17 // proc(5), counted from the state
	if len(fields) <= threads {
		return usage{}, fmt.Errorf("look at the server: %q", stat)
	}
	u := usage{threads: int(number(fields[threads]))}
	u.cpu = time.Duration(number(fields[user])+number(fields[system])) * tick
	u.resident, err = residentOf(process)
	return u, err
}

// residentOf is the memory of a process that is its own: not that of the files it maps.
func residentOf(process int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return 0, fmt.Errorf("look at the server: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			return number(strings.TrimSuffix(strings.TrimSpace(value), " kB")), nil
		}
	}
	return 0, fmt.Errorf("look at the server: /proc says nothing of its memory")
}

func number(s string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0
	}
	return n
}
