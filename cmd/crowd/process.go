package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// usage is what a process has taken.
type usage struct {
	cpu      time.Duration
	resident float64 // KB
	threads  int
}

// tick is the unit of CPU time in /proc: a hundredth of a second on every Linux.
const tick = 10 * time.Millisecond

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
