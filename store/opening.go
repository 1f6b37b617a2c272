package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/search"
)

// opening makes the views of a record that nobody is changing yet, one after
// the other, while others read what is there already. What was kept when the
// store was closed is taken as far as it is true still; the rest is made from
// the records.
type opening struct {
	views  *views
	logger *slog.Logger
	codec  codec
	mark   string    // of the moment of which the views are
	kept   *keptFile // nil: nothing is kept that is true

	st          state
	ended       func() bool  // the store is being closed
	done, total atomic.Int64 // bytes of what was kept, or records of a kind
	taken       bool         // everything was kept
	slowly      func(Kind)   // see Options
}

// errEnded says that the store was closed before it was open.
var errEnded = errors.New("the store was closed while it was being opened")

// begin looks for what was kept, of which the beginnings of the lists are there
// at once.
func (s *Store) begin(st state) {
	o := &opening{slowly: s.options.slowly, views: s.view, logger: s.logger, codec: s.codec, mark: st.reader.(*kv.Snapshot).Mark()}
	s.opening = o
	kept, err := openKept(s.options.Dir, o.mark, &o.done, &o.total)
	if err == nil {
		s.view.first, err = kept.loadFirst(s.codec)
	}
	switch {
	case err == nil:
		o.kept = kept
	case !errors.Is(err, fs.ErrNotExist):
		s.logger.Info("the indexes are made anew", "why", err)
	}
}

// makeViews makes the views, and says that they are there.
func (s *Store) makeViews(ctx context.Context) {
	err := errors.New("make the views: it failed in the middle; the log says at what")
	defer func() {
		s.opening.kept.close()
		s.view.openRest(err)
		s.changed.light(s.db.Sequence())
	}()
	err = s.read(func(st state) error {
		s.opening.st, s.opening.ended = st, func() bool { return ctx.Err() != nil }
		return s.opening.run()
	})
	if err != nil {
		return
	}
	if problem := s.remember(ctx); problem != nil { // a damaged entry keeps nobody from the rest, nor from looking for it
		s.logger.Error("the pulse of the last day is not known", "error", problem)
	}
}

// Whole returns when the views of a store that was started are there, or the
// error that kept them from being made.
func (s *Store) Whole(ctx context.Context) error { return s.view.whole.wait(ctx) }

// Opened is closed when a store that was started has its views, or cannot have them.
func (s *Store) Opened() <-chan struct{} { return s.view.whole.opened }

// Opening is how much of the index that is being made is there, in percent; and
// whether all are. It is for who waits.
func (s *Store) Opening() (percent int, whole bool) {
	total := max(s.opening.total.Load(), 1)
	return int(min(s.opening.done.Load()*100/total, 100)), s.view.whole.isOpen()
}

// leave keeps the views for the next time, unless they are there as they are.
func (s *Store) leave(last *kv.Snapshot) {
	mark := last.Mark()
	if !s.view.whole.isOpen() || s.view.whole.err != nil || s.view.torn.Load() || s.opening.taken && s.opening.mark == mark {
		return
	}
	if err := s.view.keep(s.codec, s.options.Dir, mark); err != nil {
		s.logger.Warn("the indexes are not kept, and the next start makes them anew", "error", err)
	}
}

// distrust sees that views that are not as the log says are not there the next time.
func (s *Store) distrust() error {
	s.view.torn.Store(true)
	err := os.Remove(filepath.Join(storeDir(s.options.Dir), keptName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget what was kept in memory: %w", err)
	}
	return nil
}

// run opens the gates behind which everything is there, until something fails.
func (o *opening) run() error {
	if err := o.know(); err != nil {
		return err
	}
	o.views.known.open(nil)
	for _, kind := range listedKinds() {
		if err := o.shelve(kind); err != nil {
			return fmt.Errorf("make the index of every %s: %w", kind, err)
		}
		o.views.shelves[kind].open(nil)
	}
	o.taken = o.kept != nil
	return nil
}

// build makes the views of a moment from its records alone, for who wants to
// compare.
func (v *views) build(st state, logger *slog.Logger) error {
	o := opening{views: v, st: st, logger: logger, ended: func() bool { return false }}
	err := v.hidden.load(st)
	if err == nil {
		err = o.run()
	}
	v.openRest(err)
	return err
}

// know learns who refers to whom and how many use what.
func (o *opening) know() error {
	err := o.st.Scan([]byte{spaceBacklink}, nil, func(key, _ []byte) bool {
		if to, one, ok := backlink(key); ok {
			o.views.relations.add(to, one)
		}
		return !o.ended()
	})
	for _, kind := range []Kind{KindTie, KindMembership} {
		err = firstError(err, o.each(kind, func(record Record) {
			o.views.count(record, 1)
			o.views.company.change(applied{after: record})
		}))
	}
	return err
}

// each visits every record of a kind, unless the store is closed meanwhile.
func (o *opening) each(kind Kind, visit func(Record)) error {
	ended := false
	err := o.st.eachUntil(kind, func(record Record) bool {
		visit(record)
		ended = o.ended()
		return !ended
	})
	if ended && err == nil {
		err = errEnded
	}
	return err
}

// shelve makes the index of a kind.
func (o *opening) shelve(kind Kind) error {
	if o.slowly != nil {
		o.slowly(kind)
	}
	if o.kept != nil {
		err := o.load(kind)
		if err == nil || errors.Is(err, errEnded) {
			return err
		}
		o.logger.Warn("what was kept of the index cannot be read, so it is made anew", "kind", kind, "error", err)
		o.kept = nil
	}
	return o.build(kind)
}

// build makes the index of a kind from its records, and learns on the way who
// referenced which tool.
func (o *opening) build(kind Kind) error {
	if err := o.expect(kind); err != nil {
		return err
	}
	makers := make(map[relation][]referrer)
	hands := newHands(o, search.NewBuilder(facetsOf(kind)...))
	err := o.each(kind, func(record Record) {
		if !record.Head().Hidden {
			hands.todo <- record
		}
		if by := maker(record); !by.IsZero() {
			to := relation{by, KindTool}
			makers[to] = append(makers[to], referrerOf(record))
		}
		o.done.Add(1)
	})
	if err = firstError(err, hands.finish()); err != nil {
		return err
	}
	if kind == KindTool {
		o.views.makers.fill(makers)
	}
	o.views.shelves[kind].index = hands.builder.Index(o.together)
	return nil
}

// expect counts how many records there are.
func (o *opening) expect(kind Kind) error {
	n := int64(0)
	err := o.st.Scan([]byte{spaceID}, nil, func(_, value []byte) bool {
		if len(value) == 1 && Kind(value[0]) == kind {
			n++
		}
		return !o.ended()
	})
	o.done.Store(0)
	o.total.Store(n)
	return err
}

// together runs tasks on every processor.
func (o *opening) together(tasks ...func()) {
	work := background.NewGroup(o.logger)
	var done atomic.Int32
	for _, task := range tasks {
		work.Go("index what is there", func() {
			task()
			done.Add(1)
		})
	}
	work.Wait()
	if int(done.Load()) < len(tasks) {
		panic("a task of the index panicked; the log says at what")
	}
}

// hands put documents into batches on every processor, while whoever began it
// reads the next: most of opening a large store is taking words apart.
type hands struct {
	work    *background.Group
	builder *search.Builder
	todo    chan Record
	lost    atomic.Bool // a goroutine panicked, and what it had in hand is in no batch
}

// aheadOf is how many records are read before they are put, for each processor.
const aheadOf = 64

func newHands(o *opening, builder *search.Builder) *hands {
	number := runtime.GOMAXPROCS(0)
	h := &hands{work: background.NewGroup(o.logger), builder: builder, todo: make(chan Record, number*aheadOf)}
	for range number {
		batch := builder.Batch()
		h.work.Go("index what is there", func() { h.put(o, batch) })
	}
	return h
}

func (h *hands) put(o *opening, batch *search.Batch) {
	whole := false
	defer func() {
		if whole {
			return
		}
		h.lost.Store(true)
		for range h.todo { // so that whoever reads is not left waiting
		}
	}()
	for record := range h.todo {
		batch.Put(o.views.document(o.st, record))
	}
	whole = true
}

// finish returns when every document is in its batch. It is called once, by
// whoever read the last.
func (h *hands) finish() error {
	close(h.todo)
	h.work.Wait()
	if h.lost.Load() {
		return errors.New("build the search index: it failed in the middle; the log says at what")
	}
	return nil
}
