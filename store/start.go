package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// Start is [Open] that does not wait for the indexes of a large store. Records
// are there to be read at once, and so are the first page of each list and what
// is looked for by its name. What needs more waits for a moment, but for a
// search among tools: that is [ErrOpening] until their index is there. So long
// [Store.Submit] waits. [Store.Whole] waits for everything, and tells if it failed.
func Start(options Options) (*Store, error) {
	s, err := prepare(options)
	if err != nil {
		return nil, err
	}
	engine := s.options.engine()
	engine.OnCommit, engine.OnClose = s.committed, s.leave
	engine.Sought = [][]byte{{spaceID}, {spaceSlug}, {spaceClaim}, {spaceName}, {spaceAddress}}
	if s.db, err = kv.Open(engine); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	if err := firstError(tidySwap(options.Dir, s.now()), removeScratch(options.Dir), s.read(s.load)); err != nil {
		return nil, firstError(err, s.db.Close())
	}
	s.changed.last.Store(s.db.Sequence())
	s.view.concerns.begin(s.db.Sequence())
	ctx, cancel := context.WithCancel(context.Background())
	s.stop, s.done = cancel, ctx.Done()
	s.work = background.NewGroup(s.logger)
	s.work.Go("make the views", func() { s.makeViews(ctx) })
	s.work.Go("tell watchers", func() { s.changed.run(ctx) })
	return s, nil
}

// prepare makes the store that is to be opened.
func prepare(options Options) (*Store, error) {
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Logger == nil {
		options.Logger = slog.New(slog.DiscardHandler)
	}
	if options.Submitted == nil {
		options.Submitted = func(time.Duration, error) {}
	}
	if err := placeWhole(options.Dir); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return &Store{
		options: options, codec: codec, now: options.Now, logger: options.Logger, timed: options.Submitted, view: newViews(), changed: newBeacon(),
		codes: newCodes(), budget: options.Budget, spent: newAllowances(), pulse: newPulse(),
		checking: make(chan struct{}, 1),
	}, nil
}

// load reads what nobody can do without for a moment: what must not be seen,
// and who must not come in.
func (s *Store) load(st state) error {
	err := st.Scan([]byte{spaceRecord, byte(KindBan)}, nil, func(_, _ []byte) bool {
		s.banning.Store(true)
		return false
	})
	if err != nil {
		return err
	}
	if err := s.view.hidden.load(st); err != nil {
		return err
	}
	s.begin(st)
	return nil
}

// begin looks for what was kept, of which the beginnings of the lists are there
// at once.
func (s *Store) begin(st state) {
	o := &opening{slowly: s.options.slowly, views: s.view, logger: s.logger, codec: s.codec, mark: st.reader.(*kv.Snapshot).Mark()}
	s.opening = o
	kept, err := openKept(s.options.Dir, o.mark, &o.done, &o.total)
	if err == nil {
		if s.view.first, err = kept.loadFirst(s.codec); err != nil {
			kept.close()
		}
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
