package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// changes is how many tools are changed to see what that takes.
const changes = 1000

// watch stops the time that things take.
type watch struct{ cpu, wall []time.Duration }

// time runs something and notes what it took.
func (w *watch) time(run func() error) error {
	start, cpu := time.Now(), cpuTime()
	err := run()
	w.cpu, w.wall = append(w.cpu, cpuTime()-cpu), append(w.wall, time.Since(start))
	return err
}

// cpuTime is the time all threads have run.
func cpuTime() time.Duration {
	var t unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t)
	return time.Duration(t.Nano())
}

func cores() int { return runtime.GOMAXPROCS(0) }

func (w *watch) figure(kind, engine string) figure {
	f := figure{Kind: kind, Engine: engine, N: len(w.cpu)}
	f.P50, f.P99 = middle(w.cpu)
	f.Wall50, f.Wall99 = middle(w.wall)
	return f
}

// middle returns the milliseconds of the middle and of the hundredth worst, or the worst of less than a hundred.
func middle(took []time.Duration) (p50, p99 float64) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }
	return ms(took[len(took)/2]), ms(took[len(took)*99/100])
}

// measurer measures one engine.
type measurer struct {
	engine
	name    string
	limit   time.Duration // of a kind of questions; 0: none
	figures []figure
}

func (m *measurer) fillWith(ctx context.Context, tools int) error {
	before := heap()
	var w watch
	if err := w.time(func() error { return m.fill(ctx, catalogue(tools)) }); err != nil {
		return fmt.Errorf("building: %w", err)
	}
	m.figures = append(m.figures, w.figure(building, m.name))
	if m.name == us { // the others are on disk, or not in Go's heap
		f := figure{Kind: bytesATool, Engine: us, N: tools, P50: float64(heap()-before) / float64(tools)}
		m.figures = append(m.figures, f)
	}
	return nil
}

// ask asks all questions of a kind, or as many as there is time for.
func (m *measurer) ask(ctx context.Context, k kind, limit time.Duration) (w watch, found int, err error) {
	start := time.Now()
	for i, q := range k.questions {
		if limit > 0 && i >= 10 && time.Since(start) > limit {
			break
		}
		n := 0
		if err := w.time(func() (err error) { n, err = m.find(ctx, q); return err }); err != nil {
			return w, 0, err
		}
		if err := ctx.Err(); err != nil {
			return w, 0, err
		}
		found += n
	}
	return w, found / max(1, len(w.cpu)), nil
}

func (m *measurer) askAgain(ctx context.Context, k kind) error {
	w, found, err := m.ask(ctx, k, m.limit)
	if err != nil {
		return fmt.Errorf("asking for %s: %w", k.name, err)
	}
	f := w.figure(k.name, m.name)
	f.Found = found
	m.figures = append(m.figures, f)
	return nil
}

// change puts tools that are there already: with the texts of another if they are to change entirely.
func (m *measurer) change(ctx context.Context, kind string, seed uint64, differ func(t *searchtest.Tool)) error {
	var w watch
	start := time.Now()
	for t := range searchtest.New(seed).Tools(changes) {
		if m.limit > 0 && len(w.cpu) >= 10 && time.Since(start) > m.limit {
			break
		}
		differ(&t)
		if err := w.time(func() error { return m.put(ctx, t) }); err != nil {
			return fmt.Errorf("changing: %w", err)
		}
	}
	m.figures = append(m.figures, w.figure(kind, m.name))
	return nil
}

// edit adds a text.
func edit(t *searchtest.Tool) { t.Texts = append(t.Texts, t.Summaries[len(t.Summaries)-1]) }

func measureOurs(ctx context.Context, kinds []kind, o options) ([]figure, error) {
	m := measurer{engine: openOurs(), name: us}
	if err := m.fillWith(ctx, o.tools); err != nil {
		return nil, err
	}
	if err := profiled(o.profile, func() error { return m.askAll(ctx, kinds) }); err != nil {
		return nil, err
	}
	return m.figures, m.changeBoth(ctx)
}

func (m *measurer) askAll(ctx context.Context, kinds []kind) error {
	for _, k := range kinds {
		w, _, err := m.ask(ctx, k.distinct(), 0)
		if err != nil {
			return err
		}
		if isBeginning(k.name) { // later its answer may be there still
			m.figures = append(m.figures, w.figure(k.name+firstAsked, us))
		}
		if err := m.askAgain(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

// profiled does something and writes a CPU profile of it to a file, if one is named.
func profiled(file string, do func() error) error {
	if file == "" {
		return do()
	}
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("profiling: %w", err)
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return fmt.Errorf("profiling: %w", err)
	}
	defer pprof.StopCPUProfile()
	return do()
}

func (m *measurer) changeBoth(ctx context.Context) error {
	if err := m.change(ctx, updating, 1, edit); err != nil {
		return err
	}
	return m.change(ctx, changedMost, 2, func(*searchtest.Tool) {})
}

// distinct is each question once.
func (k kind) distinct() kind {
	asked := map[question]bool{}
	once := kind{name: k.name}
	for _, q := range k.questions {
		if !asked[q] {
			asked[q] = true
			once.questions = append(once.questions, q)
		}
	}
	return once
}

func measurePeer(ctx context.Context, p peer, kinds []kind, o options) (figures []figure, err error) {
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	e, err := p.open(dir)
	if err != nil {
		return nil, err
	}
	m := measurer{engine: e, name: p.name, limit: o.each}
	defer func() {
		if closed := e.close(); err == nil && closed != nil {
			err = fmt.Errorf("closing: %w", closed)
		}
	}()
	if err := m.fillWith(ctx, o.tools); err != nil {
		return nil, err
	}
	for _, k := range kinds {
		if !p.can(k.name) {
			continue
		}
		if _, _, err := m.ask(ctx, kind{questions: k.questions[:3]}, 0); err != nil { // its files are read by then
			return nil, err
		}
		if err := m.askAgain(ctx, k); err != nil {
			return nil, err
		}
	}
	return m.figures, m.changeBoth(ctx)
}

func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
