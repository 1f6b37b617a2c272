package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// importedShape is what --json prints at the end of a file of many records.
type importedShape struct {
	File      line   `json:"file"`
	Done      string `json:"done"`
	DryRun    bool   `json:"dry_run"`
	Added     int    `json:"added"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
	Conflict  int    `json:"conflict"`
	Refused   int    `json:"refused"`
}

// recordFile is a file of many records that is being taken in.
type recordFile struct {
	*importing
	name    string
	size    int64 // 0: not known
	count   map[intake.Done]int
	place   place
	show    func(done, total uint64)
	stopped bool
}

// records takes in a file of many records.
func (in *importing) records(ctx context.Context, name string) error {
	from, size, err := in.open(name)
	if err != nil {
		return err
	}
	f := &recordFile{importing: in, name: name, size: size, count: map[intake.Done]int{}, show: in.inv.progress()}
	err = f.run(ctx, from)
	if f.size > 0 {
		f.show(1, 1) // nothing of the progress stays
	}
	return firstError(err, from.Close())
}

// open opens a file; who comes from elsewhere has standard input only.
func (in *importing) open(name string) (io.ReadCloser, int64, error) {
	if name == standardInput {
		return io.NopCloser(in.inv.in), 0, nil
	}
	if !in.inv.local {
		return nil, 0, onlyLocal(quoted(name))
	}
	from, err := os.Open(name)
	if err != nil {
		return nil, 0, in.unreadable(name, err)
	}
	info, err := from.Stat()
	if err != nil {
		return nil, 0, in.unreadable(name, firstError(err, from.Close()))
	}
	return from, info.Size(), nil
}

func (in *importing) unreadable(name string, err error) error {
	return failed("commands.error.read", map[string]any{"File": quotedPath(name), "Error": reason(err)}, err)
}

func (f *recordFile) run(ctx context.Context, from io.Reader) error {
	source, judge, err := f.source(ctx, from)
	if err != nil {
		said, status := f.inv.explain(f.sayLine(err))
		return f.took(importShape{
			File: line(f.name), Done: importRefused, DryRun: f.dryRun, Fields: []line{}, Candidates: []likeShape{}, Error: line(said), status: status,
		})
	}
	f.place = f.placeOf()
	if after := f.place.Line; after > 0 {
		f.inv.note("exchange.note.resumed", map[string]any{"File": f.inv.fileName(f.name), "Line": f.inv.say().Number(after)})
		source = intake.After(source, after)
	}
	err = intake.Run(ctx, f.v.store, f.v.actor, source, intake.Options{
		Judge: judge, DryRun: f.dryRun, Strict: f.strict, Tell: f.tell,
	})
	f.stopped = errors.Is(err, intake.ErrStopped)
	if err != nil && !f.stopped {
		return firstError(f.place.keep(), f.table.end(), err)
	}
	if err := firstError(f.place.forget(), f.table.end(), f.summary()); err != nil {
		return err
	}
	if f.stopped {
		return f.outcome()
	}
	return nil
}

// source reads a file of its format.
func (f *recordFile) source(ctx context.Context, from io.Reader) (intake.Source, intake.Judge, error) {
	if f.formatOf(f.name) == formatCSV {
		return f.tools(ctx, from)
	}
	reader, err := jsonl.NewReader(from)
	return intake.Lines{Reader: reader}, intake.Whole(f.v.store, f.allowDuplicate), err
}

// tell counts what became of a record, and prints what is worth it: not what
// is as it was, and on a terminal not each of a hundred thousand that are new.
func (f *recordFile) tell(r intake.Result) error {
	f.count[r.Done]++
	f.place.Line = r.Line
	if f.size > 0 {
		f.show(uint64(min(r.End, f.size)), uint64(f.size)+1) // the end is told by whoever began
	}
	if r.Done == intake.Unchanged || r.Done == intake.Added && f.inv.terminal && !f.dryRun && !f.inv.json {
		f.importing.count[string(r.Done)]++
		f.all++
		return nil
	}
	return f.took(f.shape(r))
}

// shape is what is printed of a record.
func (f *recordFile) shape(r intake.Result) importShape {
	took := importShape{
		File: line(f.name), Line: r.Line, Done: string(r.Done), DryRun: f.dryRun, Slug: line(r.Slug),
		Fields: lines(r.Fields), Candidates: []likeShape{},
	}
	if r.Record != nil {
		took.Kind = r.Record.Kind().String()
		took.Name = line(r.Record.Title(f.inv.lang))
		if id := r.Record.Head().ID; !id.IsZero() {
			took.ID = id.String()
		}
	}
	if r.Done == intake.Conflict {
		took.conflict(r.Candidates)
	}
	if r.Err != nil {
		said, status := f.inv.explain(f.sayLine(r.Err))
		took.Error, took.status = line(said), status
	}
	return took
}

// summary says at the end what became of a file; to programs only as JSON.
func (f *recordFile) summary() error {
	out := importedShape{
		File: line(f.name), Done: "imported", DryRun: f.dryRun, Added: f.count[intake.Added], Updated: f.count[intake.Updated],
		Unchanged: f.count[intake.Unchanged], Conflict: f.count[intake.Conflict], Refused: f.count[intake.Refused],
	}
	if f.inv.json {
		return f.inv.object(out)
	}
	if !f.inv.terminal {
		return nil
	}
	key, n := "exchange.imported", f.inv.say().Number
	if f.dryRun {
		key = "exchange.imported.dry"
	}
	return f.inv.line(f.inv.say().F(key, map[string]any{
		"File": f.inv.fileName(f.name), "Added": n(out.Added), "Updated": n(out.Updated),
		"Unchanged": n(out.Unchanged), "Conflict": n(out.Conflict), "Refused": n(out.Refused),
	}))
}
