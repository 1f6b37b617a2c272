package main

import (
	"bytes"
	"runtime"
	"testing"
)

// A server obeys commands for days: of one that is over nothing stays.
func TestACommandFromAfarIsForgotten(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	forgotten := make(chan struct{})
	func() {
		d, out := s.door("SHA256:ana"), new(bytes.Buffer)
		runtime.AddCleanup(out, func(done chan struct{}) { close(done) }, forgotten)
		d.out = out
		if status := d.run(t.Context(), []string{"tool", "list"}); status != statusDone || out.Len() == 0 {
			t.Errorf("status %d, %d bytes", status, out.Len())
		}
	}()
	for range 100 {
		runtime.GC()
		select {
		case <-forgotten:
			return
		default:
			runtime.Gosched()
		}
	}
	t.Error("something still holds what the command wrote to")
}
