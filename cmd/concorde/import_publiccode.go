package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// importPubliccode takes a file: a tool that it describes is updated, another
// is added. What goes wrong is told with the file, and the next is taken.
func (inv *invocation) importPubliccode(ctx context.Context, v *visit, file string, how importFlags) importShape {
	took := importShape{File: line(file), Kind: store.KindTool.String(), DryRun: how.dryRun, Fields: []line{}, Candidates: []likeShape{}}
	refuse := func(err error) importShape {
		said, status := inv.explain(err)
		took.Done, took.Error, took.status = importRefused, line(said), status
		return took
	}
	data, err := inv.publiccodeFile(file)
	if err != nil {
		return refuse(err)
	}
	read, err := inv.readPubliccode(file, data)
	if err != nil {
		return refuse(err)
	}
	tool, problems := read.Tool()
	took.Errors, took.Warnings = publiccode.Count(problems)
	took.Name = line(tool.Name)
	there, like, err := alike(v, &tool)
	if err != nil {
		return refuse(err)
	}
	switch {
	case there != nil:
		err = inv.importUpdate(ctx, v, data, read, there, &took)
	case len(like) > 0 && !how.allowDuplicate:
		took.conflict(like)
	default:
		err = inv.importAdd(ctx, v, read, &tool, how, &took)
	}
	var duplicate *store.DuplicateError
	if errors.As(err, &duplicate) { // somebody added it this moment
		took.conflict(duplicate.Candidates)
		err = nil
	}
	if err != nil {
		return refuse(err)
	}
	return took
}

// conflict says that a file looks like tools that are there.
func (took *importShape) conflict(like []store.Candidate) {
	took.Done, took.status = importConflict, statusConflict
	for _, candidate := range like {
		took.Candidates = append(took.Candidates, likeShape{line(candidate.Tool.Slug), line(candidate.Tool.Name), string(candidate.Why)})
	}
}

// alike finds the tool that a file is about, or those that it looks like.
func alike(v *visit, tool *store.Tool) (there *store.Tool, like []store.Candidate, err error) {
	like, err = v.store.Similar(*tool)
	if err != nil {
		return nil, nil, fmt.Errorf("look for tools like %s: %w", tool.Name, err)
	}
	for _, candidate := range like {
		if candidate.Why == store.SameAddress && publiccode.Describes(tool, candidate.Tool) {
			return candidate.Tool, nil, nil
		}
	}
	return nil, like, nil
}

func (inv *invocation) importUpdate(
	ctx context.Context, v *visit, data []byte, read *publiccode.File, there *store.Tool, took *importShape,
) error {
	updated, _ := read.Update(there)
	updated, err := store.CheckTool(updated)
	if err != nil {
		return err
	}
	took.Done, took.ID, took.Slug, took.Name = importUpdated, there.ID.String(), line(there.Slug), line(updated.Name)
	ours, err := inv.toolFile(v, there)
	if err != nil {
		return err
	}
	if !bytes.Equal(ours, data) { // as we wrote it: nothing has become known
		if took.Fields, err = changedFields(there, &updated); err != nil {
			return err
		}
	}
	if len(took.Fields) == 0 {
		took.Done = importUnchanged
		return nil
	}
	if took.DryRun {
		return store.Authorize(v.actor, store.VerbEdit, there)
	}
	_, err = edit(ctx, v, &updated, "")
	if errors.Is(err, store.ErrNothing) {
		took.Done, took.Fields, err = importUnchanged, []line{}, nil
	}
	return err
}

func (inv *invocation) importAdd(ctx context.Context, v *visit, read *publiccode.File, tool *store.Tool, how importFlags, took *importShape) error {
	took.Done = importAdded
	if how.dryRun {
		_, err := store.CheckTool(*tool)
		return err
	}
	receipt, err := inv.reference(ctx, v, read.Organisation(), &store.ReferenceTool{Tool: *tool, AllowDuplicate: how.allowDuplicate})
	took.ID, took.Slug = receipt.Record.String(), line(receipt.Slug)
	return err
}

// reference adds a tool, with the organisation that publishes it as its developer.
func (inv *invocation) reference(ctx context.Context, v *visit, organisation string, command *store.ReferenceTool) (store.Receipt, error) {
	if organisation != "" && len(command.Tool.Developers) == 0 {
		put := func(found []store.ID) { command.Tool.Developers = found }
		if err := inv.withOrganisations(ctx, v, []string{organisation}, command, put); err != nil {
			return store.Receipt{}, err
		}
	}
	return v.store.Submit(ctx, v.actor, command)
}

// changedFields names what differs between two versions of a tool, by the
// names of its JSON, in their order.
func changedFields(a, b *store.Tool) ([]line, error) {
	before, err := fieldsOf(a)
	if err != nil {
		return nil, err
	}
	after, err := fieldsOf(b)
	if err != nil {
		return nil, err
	}
	out := []line{}
	for _, name := range []string{
		"name", "summary", "description", "website", "repository", "licence", "written_in", "languages", "platforms",
		"maturity", "uses", "tags", "developers", "countries", "extra",
	} {
		if !slices.Equal(before[name], after[name]) {
			out = append(out, line(name))
		}
	}
	return out, nil
}

func fieldsOf(tool *store.Tool) (map[string]json.RawMessage, error) {
	data, err := json.Marshal(tool)
	if err != nil {
		return nil, fmt.Errorf("compare versions of %s: %w", tool.Slug, err)
	}
	var out map[string]json.RawMessage
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("compare versions of %s: %w", tool.Slug, err)
	}
	return out, nil
}
