package main

import "testing"

func TestAServerLeavesHalfOfASmallMachine(t *testing.T) {
	t.Parallel()
	for meminfo, want := range map[string]int64{
		"MemTotal:        2000000 kB\nMemFree: 1 kB\n": 1_000_000 << 10,
		"MemTotal:       24000000 kB\nMemFree: 1 kB\n": mostMemory,
		"MemFree: 1 kB\nMemTotal:        1000000 kB\n": 500_000 << 10,
		"":                 mostMemory,
		"MemTotal: many\n": mostMemory,
	} {
		if is := memoryFor(meminfo); is != want {
			t.Errorf("%q: %d, expected %d", meminfo, is, want)
		}
	}
}
