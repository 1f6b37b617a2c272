package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
)

// mostMemory is how many bytes a server lets its garbage grow to.
const mostMemory = 2500 << 20

// collectSeldom has the garbage of a crowd collected less often: screens are
// drawn all the time and live for a moment, and while what a thousand sessions
// hold is looked through, which takes a second of half a core, keys wait. What a
// thousand hold, seven times over, stays below the limit, near which it is
// collected as often as it takes. Whoever set GOGC or GOMEMLIMIT knows better.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(600)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		told, _ := os.ReadFile("/proc/meminfo") // where there is none, nobody knows
		debug.SetMemoryLimit(memoryFor(string(told)))
	}
}

// memoryFor is the limit on a machine, by what it tells of its memory (proc(5)):
// half of all, so that a small one has room for its other half.
func memoryFor(meminfo string) int64 {
	for line := range strings.Lines(meminfo) {
		var kilobytes int64
		if n, _ := fmt.Sscanf(line, "MemTotal: %d kB", &kilobytes); n == 1 && kilobytes > 0 {
			return min(kilobytes<<10/2, mostMemory)
		}
	}
	return mostMemory
}
