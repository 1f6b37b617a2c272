package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/ogptoolbox/concorde/store"
)

// seen is one version of a tool, as somebody saw it.
type seen struct {
	licence  string
	revision uint64
}

// asked is what somebody did: an edit of what they saw, or only looking.
type asked struct {
	edit    bool
	base    uint64
	licence string
}

// answered is what they were told: the version there is from then on, or the one in the way.
type answered struct {
	conflict bool
	now      seen
}

// oneRecord is a record on which everyone acts one after the other: looking
// shows the last version, and an edit succeeds if and only if its author had seen that.
func oneRecord(first seen) porcupine.Model {
	return porcupine.Model{
		Init: func() any { return first },
		Step: func(state, input, output any) (bool, any) {
			is, in, out := state.(seen), input.(asked), output.(answered)
			switch {
			case !in.edit:
				return out.now == is, is
			case out.conflict:
				return in.base != is.revision && out.now == is, is
			}
			next := seen{in.licence, out.now.revision}
			return in.base == is.revision && out.now.revision > is.revision, next
		},
		DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v → %+v", input, output) },
	}
}

// look is a way to read a tool.
type look func(id store.ID) (*store.Tool, error)

// quarrel lets several people look at one tool and edit it at once, and records what each saw when.
func quarrel(t *testing.T, s *store.Store, people int, readers func() look) (porcupine.Model, []porcupine.Operation) {
	ana := introduce(t, s, "ana")
	id := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()}).Record
	first := tool(t, s, id)
	began := time.Now()
	histories := make([][]porcupine.Operation, people)
	var group sync.WaitGroup
	for i := range people {
		read := readers()
		group.Go(func() {
			record := func(input asked, do func() answered) {
				call := time.Since(began)
				out := do()
				histories[i] = append(histories[i], porcupine.Operation{
					ClientId: i, Input: input, Output: out, Call: int64(call), Return: int64(time.Since(began)),
				})
			}
			for n := range 12 {
				var mine *store.Tool
				record(asked{}, func() answered {
					var err error
					if mine, err = read(id); err != nil {
						t.Error(err)
						return answered{}
					}
					return answered{now: seen{mine.Licence, mine.Revision}}
				})
				input := asked{edit: true, base: mine.Revision, licence: fmt.Sprintf("LicenseRef-%d-%d", i, n)}
				mine.Licence = input.licence
				record(input, func() answered { return edit(t, s, ana, mine) })
			}
		})
	}
	group.Wait()
	var history []porcupine.Operation
	for _, one := range histories {
		history = append(history, one...)
	}
	return oneRecord(seen{first.Licence, first.Revision}), history
}

func edit(t *testing.T, s *store.Store, actor store.Actor, mine *store.Tool) answered {
	receipt, err := s.Submit(t.Context(), actor, &store.Edit{Record: mine, Base: mine.Revision})
	var conflict *store.ConflictError
	switch {
	case errors.As(err, &conflict):
		theirs := conflict.Theirs.(*store.Tool)
		return answered{conflict: true, now: seen{theirs.Licence, theirs.Revision}}
	case err != nil:
		t.Error(err)
	}
	return answered{now: seen{mine.Licence, receipt.Sequence}}
}

func TestEditsAndReadsOfOneRecordAreInOneOrder(t *testing.T) {
	t.Parallel()
	s := open(t)
	n := 0
	model, history := quarrel(t, s, 6, func() look {
		if n++; n%2 == 0 {
			return func(id store.ID) (*store.Tool, error) {
				page, err := store.List[*store.Tool](s, store.Query{Limit: 1})
				if err != nil || len(page.Rows) != 1 {
					return nil, fmt.Errorf("%d rows: %w", len(page.Rows), err)
				}
				return page.Rows[0], nil
			}
		}
		return fresh(s)
	})
	if result := porcupine.CheckOperationsTimeout(model, history, time.Minute); result != porcupine.Ok {
		t.Errorf("%d operations are in no order: %s", len(history), result)
	}
}

func fresh(s *store.Store) look {
	return func(id store.ID) (*store.Tool, error) {
		record, err := s.Record(store.KindTool, id)
		if err != nil {
			return nil, err
		}
		return record.(*store.Tool), nil
	}
}

// TestAStaleReaderIsCaught shows that the test above can fail.
func TestAStaleReaderIsCaught(t *testing.T) {
	t.Parallel()
	s := open(t)
	model, history := quarrel(t, s, 3, func() look {
		read := fresh(s)
		var last *store.Tool
		return func(id store.ID) (*store.Tool, error) { // what it saw the time before
			now, err := read(id)
			if last == nil {
				last = now
			}
			stale := *last
			last = now
			return &stale, err
		}
	})
	if result := porcupine.CheckOperationsTimeout(model, history, time.Minute); result != porcupine.Illegal {
		t.Errorf("stale reads pass: %s", result)
	}
}
