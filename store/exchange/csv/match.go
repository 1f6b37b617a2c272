package csv

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/store/text"
)

// Options say how tools are taken from a table.
type Options struct {
	Mapping        Mapping
	Lang           string // of summaries and descriptions whose column says none
	DryRun         bool   // organisations that are not here are not added
	AllowDuplicate bool
}

// NewTools begins to take tools from a table, for an actor. A row is about the
// tool of its id, of its slug, or of its repository or website, and updates
// that; any other adds one, with organisations as its developers that are added
// where they are not here. Taken twice, nothing changes.
func NewTools(ctx context.Context, s *store.Store, actor store.Actor, from io.Reader, options Options) (*Tools, intake.Judge, error) {
	reader, err := NewReader(from)
	if err != nil {
		return nil, nil, err
	}
	uses, err := s.Uses()
	if err != nil {
		return nil, nil, err
	}
	fields := options.Mapping.fields(reader.Names)
	if !slices.Contains(fields, "name") && !slices.Contains(fields, "id") && !slices.Contains(fields, "slug") {
		return nil, nil, &RowError{Line: 1, Code: NoName}
	}
	m := &matcher{ctx: ctx, store: s, actor: actor, Options: options, houses: map[string]store.ID{}}
	tools := &Tools{reader: reader, fields: fields, lang: options.Lang, uses: uses, resolve: m.developer, existing: m.existing}
	return tools, m.judge, nil
}

// Names are the names of the columns, as they are written.
func (t *Tools) Names() []string { return t.reader.Names }

// matcher finds what a table names on the record. It may be asked by several at once.
type matcher struct {
	Options
	ctx    context.Context // of the intake, as long as which it lives
	store  *store.Store
	actor  store.Actor
	mutex  sync.Mutex
	houses map[string]store.ID // by name
}

// existing is the tool that a row is about; nil if it is new.
func (m *matcher) existing(row map[string]string) (*store.Tool, error) {
	for _, field := range []string{"id", "slug"} {
		if row[field] == "" {
			continue
		}
		record, err := m.store.Resolve(store.KindTool, row[field])
		if err == nil {
			return record.(*store.Tool), nil
		}
		if !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	tool := store.Tool{Name: row["name"], Website: row["website"], Repository: row["repository"]}
	record, err := m.store.Record(store.KindTool, m.newID(&tool))
	if err == nil {
		return record.(*store.Tool), nil
	}
	if !errors.Is(err, store.ErrNotFound) || tool.Website == "" && tool.Repository == "" {
		return nil, ignoreMissing(err)
	}
	like, err := m.store.Similar(tool)
	for _, candidate := range like {
		if candidate.Why == store.SameAddress && publiccode.Describes(&tool, candidate.Tool) {
			return candidate.Tool, nil
		}
	}
	return nil, err
}

func ignoreMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// newID is the identifier of a tool that a row adds: the same for the same row,
// so that it is added once; and another for whoever else takes in the same.
func (m *matcher) newID(tool *store.Tool) store.ID {
	return store.StableID(strings.Join([]string{
		"tool from a table", m.actor.Person.String(), text.Fold(tool.Name), tool.Website, tool.Repository,
	}, "\x00"))
}

// developer is an organisation by slug, identifier or name, which is added
// where it is not here; zero in a rehearsal.
func (m *matcher) developer(name string) (store.ID, error) {
	const most = 10_000 // that are remembered
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if id, ok := m.houses[name]; ok {
		return id, nil
	}
	id, err := m.organisation(name)
	if err != nil {
		return store.ID{}, fmt.Errorf("developers: %w", err)
	}
	if len(m.houses) >= most {
		clear(m.houses)
	}
	m.houses[name] = id
	return id, nil
}

func (m *matcher) organisation(name string) (store.ID, error) {
	if !m.DryRun {
		return m.store.EnsureOrganisation(m.ctx, m.actor, name)
	}
	record, err := m.store.Resolve(store.KindOrganisation, name)
	if err == nil {
		return record.Head().ID, nil
	}
	known, err := m.store.OrganisationNamed(name)
	if err != nil || known == nil {
		return store.ID{}, err
	}
	return known.ID, nil
}

// judge says what is to be done with a row's tool.
func (m *matcher) judge(record store.Record) (store.Command, intake.Result, error) {
	tool := record.(*store.Tool)
	if tool.ID.IsZero() {
		return &store.ReferenceTool{
			Once: store.Once{ID: m.newID(tool)}, Tool: *tool, AllowDuplicate: m.AllowDuplicate,
		}, intake.Result{Done: intake.Added}, nil
	}
	there, err := m.store.Record(store.KindTool, tool.ID)
	if err != nil {
		return nil, intake.Result{}, err
	}
	becomes := intake.Result{Done: intake.Updated, Slug: there.Head().Slug}
	if err := store.CleanRecord(tool); err != nil {
		return nil, becomes, err
	}
	if becomes.Fields, err = intake.Changed(there, tool); err != nil {
		return nil, becomes, err
	}
	if len(becomes.Fields) == 0 {
		becomes.Done = intake.Unchanged
		return nil, becomes, nil
	}
	return &store.Edit{Record: tool, Base: tool.Revision}, becomes, nil
}
