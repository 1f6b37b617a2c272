//go:build !linux

package store_test

import "time"

// cpuTime is not known everywhere.
func cpuTime() time.Duration { return 0 }
