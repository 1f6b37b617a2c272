package store

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/background"
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
var errEnded = fmt.Errorf("the store was closed while it was being opened: %w", ErrClosed)

// run opens the gates behind which everything is there, until something fails.
func (o *opening) run() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			o.logger.Error("the views cannot be made", "panic", cause, "stack", string(debug.Stack()))
			err = fmt.Errorf("make the views: it failed in the middle: %v", cause)
		}
	}()
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
	if o.ended() {
		return errEnded
	}
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
		o.kept.close()
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
			hands.records <- record
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
