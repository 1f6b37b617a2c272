package store_test

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is the time all threads have run, in the program and in the kernel.
func cpuTime() time.Duration {
	var t unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t)
	return time.Duration(t.Nano())
}
