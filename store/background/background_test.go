package background_test

import (
	"bytes"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store/background"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestGoRunsBesideItsCaller(t *testing.T) {
	t.Parallel()
	met := make(chan struct{})
	background.Go(nil, "meet", func() { met <- struct{}{} })
	<-met
}

func TestPanicIsLoggedWithNameAndStack(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	group := background.NewGroup(slog.New(slog.NewTextHandler(&log, nil)))
	group.Go("indexer", func() { blowUp() })
	group.Wait()
	for _, want := range []string{"indexer", "out of cheese", "blowUp", "level=ERROR"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, log.String())
		}
	}
}

func TestWaitCoversThoseThatPanic(t *testing.T) {
	t.Parallel()
	group := background.NewGroup(slog.New(slog.DiscardHandler))
	var ended atomic.Int32
	for i := range 20 {
		group.Go("odd ones panic", func() {
			defer ended.Add(1)
			if i%2 == 1 {
				blowUp()
			}
		})
	}
	group.Wait()
	if got := ended.Load(); got != 20 {
		t.Errorf("Wait returned with %d of 20 goroutines ended", got)
	}
}

func blowUp() { panic("out of cheese") }
