package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// machine says what the figures are from, by what makes them and not by its name.
func machine() string {
	return fmt.Sprintf("%d cores of %s, %s/%s, %s, %s", cores(), processor(), runtime.GOOS, runtime.GOARCH, runtime.Version(), time.Now().Format(time.DateOnly))
}

func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "an unknown processor"
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "an unnamed processor"
}
