//go:build !linux

package search

import "time"

// cpuTime is the time since some moment.
func cpuTime() time.Duration { return time.Since(time.Time{}) }

// processTime is the same: it is all there is everywhere.
func processTime() time.Duration { return cpuTime() }
