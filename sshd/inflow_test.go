package sshd

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestCtrlCInterruptsWhatDoesNotRead(t *testing.T) {
	t.Parallel()
	f, interrupted := newInflow(), 0
	f.listen(strings.NewReader("one\x03never"), func() { interrupted++ })
	if got, err := io.ReadAll(f); len(got) > 0 || !errors.Is(err, errInterrupted) || interrupted != 1 {
		t.Errorf("after ctrl+c %q is read, %v, and %d were interrupted", got, err, interrupted)
	}
}

func TestKeysWaitForWhomeverReadsThem(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"one\rtwo\x04": "one\rtwo\x04", strings.Repeat("x", 2*mostHeld): strings.Repeat("x", mostHeld)} {
		f := newInflow()
		f.listen(strings.NewReader(typed), func() { t.Errorf("%.20q interrupts", typed) })
		if got, err := io.ReadAll(f); string(got) != want || err != nil {
			t.Errorf("%.20q is read as %.20q, %v", typed, got, err)
		}
	}
}

// Who reads gets every key, however many, and ctrl+c is one of them.
func TestWhoReadsGetsEveryKey(t *testing.T) {
	t.Parallel()
	f := newInflow()
	read := make(chan string)
	go func() {
		all, _ := io.ReadAll(f)
		read <- string(all)
	}()
	for !f.isRead() {
		runtime.Gosched()
	}
	keys := strings.Repeat("paste\x03", 10_000)
	f.listen(strings.NewReader(keys), func() { t.Error("it was interrupted") })
	if got := <-read; got != keys {
		t.Errorf("%d of %d bytes arrived", len(got), len(keys))
	}
}

func TestInputThatIsCutOffDoesNotEndWell(t *testing.T) {
	t.Parallel()
	for _, end := range []error{io.EOF, errHungUp} {
		f, done := newInflow(), make(chan struct{})
		go func() {
			defer close(done)
			f.pour(strings.NewReader(strings.Repeat("line\n", 10_000)), func() error { return end })
		}()
		got, err := io.ReadAll(f)
		<-done
		if end == io.EOF && (err != nil || len(got) != 50_000) || end != io.EOF && !errors.Is(err, end) {
			t.Errorf("ended with %v: read %d bytes, %v", end, len(got), err)
		}
	}
}

func TestForLogIsOneShortLine(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"ana":                     "ana",
		"a\nb\r\n\x1b[31mc\u202e": "a b c",
		strings.Repeat("é", 100):  strings.Repeat("é", 64),
		strings.Repeat("x", 9000): strings.Repeat("x", 64),
	} {
		if got := forLog(said); got != want {
			t.Errorf("%.20q is logged as %q", said, got)
		}
	}
}

func TestSizesThatCanBeDrawn(t *testing.T) {
	t.Parallel()
	before := Size{Width: 90, Height: 30}
	for _, test := range []struct {
		width, height uint32
		want          Size
	}{{0, 0, before}, {1, 1, Size{Width: 1, Height: 1}}, {500, 200, Size{Width: 500, Height: 200}}, {501, 0, Size{Width: 500, Height: 30}}, {1<<32 - 1, 1<<32 - 1, Size{Width: 500, Height: 200}}} {
		if got := sane(test.width, test.height, before); got != test.want {
			t.Errorf("%d×%d is %v", test.width, test.height, got)
		}
	}
}
