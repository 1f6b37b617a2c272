package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// target is a server: where it is, and where one sees what it takes.
type target struct {
	name    string
	address string
	process int    // 0: not known
	metrics string // a URL; empty: not known
}

// open is the target of the command line, HOST:PORT[,PROCESS[,METRICS]], or a program that is started with that command
// line, for which {dir} is a directory of its own, and {address} and {metrics} are where to listen. close stops it.
func open(ctx context.Context, line string) (t target, close func() error, err error) {
	if strings.Contains(line, " ") {
		return start(ctx, line)
	}
	parts := strings.SplitN(line, ",", 3)
	t = target{name: parts[0], address: parts[0]}
	if len(parts) > 1 && parts[1] != "" {
		if t.process, err = strconv.Atoi(parts[1]); err != nil {
			return t, nil, fmt.Errorf("%q is not the number of a process", parts[1])
		}
	}
	if len(parts) > 2 {
		t.metrics = parts[2]
	}
	return t, func() error { return nil }, nil
}

// start starts a program and waits until it takes calls.
func start(ctx context.Context, line string) (t target, close func() error, err error) {
	dir, err := os.MkdirTemp("", "crowd")
	if err != nil {
		return t, nil, fmt.Errorf("make a place for the program: %w", err)
	}
	address, metrics, err := freeAddresses()
	if err != nil {
		return t, nil, errors.Join(err, os.RemoveAll(dir))
	}
	words := strings.Fields(line)
	for i, fill := 0, strings.NewReplacer("{dir}", dir, "{address}", address, "{metrics}", metrics); i < len(words); i++ {
		words[i] = fill.Replace(words[i])
	}
	ctx, cancel := context.WithCancel(ctx)
	var problems bytes.Buffer
	program := exec.CommandContext(ctx, words[0], words[1:]...)
	program.Stderr = &problems
	program.Cancel = func() error { return program.Process.Signal(syscall.SIGTERM) }
	program.WaitDelay = patienceWithPrograms
	if err := program.Start(); err != nil {
		cancel()
		return t, nil, errors.Join(fmt.Errorf("start %s: %w", words[0], err), os.RemoveAll(dir))
	}
	close = func() error {
		cancel()
		_ = program.Wait() // how it takes that it is told to end is its own matter
		return os.RemoveAll(dir)
	}
	if err := listening(ctx, address); err != nil {
		return t, nil, errors.Join(fmt.Errorf("start %s: %w", words[0], err), close(), errors.New(problems.String()))
	}
	t = target{name: filepath.Base(words[0]), address: address, process: program.Process.Pid}
	if strings.Contains(line, "{metrics}") {
		t.metrics = "http://" + metrics + "/metrics"
	}
	return t, close, nil
}

// patienceWithPrograms is how long one may take to take calls, and to end.
const patienceWithPrograms = 30 * time.Second

// freeAddresses are two at which nobody listens.
func freeAddresses() (one, other string, err error) {
	var found [2]string
	for i := range found {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return "", "", fmt.Errorf("look for a free address: %w", err)
		}
		defer listener.Close() // not before the other is found
		found[i] = listener.Addr().String()
	}
	return found[0], found[1], nil
}

// listening waits until somebody takes calls.
func listening(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, patienceWithPrograms)
	defer cancel()
	for {
		call, err := new(net.Dialer).DialContext(ctx, "tcp", address)
		if err == nil {
			return call.Close()
		}
		pause(ctx, 50*time.Millisecond)
		if ctx.Err() != nil {
			return fmt.Errorf("nobody answers: %w", err)
		}
	}
}
