//go:build !linux

package search

import "time"

// cpuTime is the time since some moment.
func cpuTime() time.Duration { return time.Since(time.Time{}) }
