package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// fts5 is SQLite with its full-text index, which has an index of beginnings up to three letters; facets are a table. It has no
// way to forgive a typo.
type fts5 struct {
	db     *sql.DB
	values map[string]int // numbers of values, of all facets
}

const schema = `
	PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -500000; PRAGMA mmap_size = 4000000000;
	CREATE VIRTUAL TABLE tool USING fts5(name, tags, summary, text,
		content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
	CREATE TABLE has(tool INTEGER, facet INTEGER, value INTEGER, PRIMARY KEY(tool, facet, value)) WITHOUT ROWID;
	CREATE INDEX byValue ON has(value, tool);`

const (
	topStatement = `SELECT rowid FROM tool WHERE tool MATCH ? AND rank MATCH 'bm25(8.0, 4.0, 2.0, 1.0)'%s ORDER BY rank LIMIT 50`
	// The tools found are kept, or each join would search again.
	countStatement = `WITH found AS MATERIALIZED (SELECT rowid FROM tool WHERE tool MATCH ?%s)
		SELECT facet, value, count(*) FROM found JOIN has ON has.tool = found.rowid GROUP BY facet, value
		UNION ALL SELECT -1, 0, count(*) FROM found`
	// The plus keeps it from searching the text once for each tool of the value.
	narrowed = ` AND +tool.rowid IN (SELECT tool FROM has WHERE value = ?)`
)

func openFTS5(dir string) (engine, error) {
	db, err := sql.Open("sqlite", filepath.Join(dir, "tools.db"))
	if err != nil {
		return nil, fmt.Errorf("opening: %w", err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(schema); err != nil {
		return nil, fmt.Errorf("making the tables: %w", err)
	}
	return &fts5{db, map[string]int{}}, nil
}

func (f *fts5) fill(ctx context.Context, tools iter.Seq[searchtest.Tool]) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	defer tx.Rollback()
	for t := range tools {
		if err := f.insert(ctx, tx, t); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO tool(tool) VALUES('optimize')`); err != nil {
		return fmt.Errorf("merging: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	_, err = f.db.ExecContext(ctx, `ANALYZE has`)
	return err
}

// insert takes a tool in, or in its place.
func (f *fts5) insert(ctx context.Context, tx *sql.Tx, t searchtest.Tool) error {
	n := int64(binary.BigEndian.Uint64(t.Key[:])) + 1
	name := strings.Join(append([]string{t.Name}, t.Names...), " . ")
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO tool(rowid, name, tags, summary, text) VALUES(?, ?, ?, ?, ?)`,
		n, name, strings.Join(t.Tags, " . "), strings.Join(t.Summaries, " . "), strings.Join(t.Texts, " . "))
	if err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	for facet, values := range t.Facets[:countedFacets] {
		for _, v := range values {
			if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO has VALUES(?, ?, ?)`, n, facet, f.number(v)); err != nil {
				return fmt.Errorf("indexing values: %w", err)
			}
		}
	}
	return nil
}

func (f *fts5) number(value string) int {
	n, ok := f.values[value]
	if !ok {
		n = len(f.values)
		f.values[value] = n
	}
	return n
}

func (f *fts5) put(ctx context.Context, t searchtest.Tool) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("changing: %w", err)
	}
	defer tx.Rollback()
	n := int64(binary.BigEndian.Uint64(t.Key[:])) + 1
	if _, err := tx.ExecContext(ctx, `DELETE FROM has WHERE tool = ?`, n); err != nil {
		return fmt.Errorf("changing: %w", err)
	}
	if err := f.insert(ctx, tx, t); err != nil {
		return err
	}
	return tx.Commit()
}

func (f *fts5) close() error { return f.db.Close() }

func (f *fts5) find(ctx context.Context, q question) (total int, err error) {
	var words []string
	for _, w := range strings.Fields(q.text) {
		words = append(words, `"`+strings.ReplaceAll(w, `"`, ``)+`"*`)
	}
	filter, values := "", []any{strings.Join(words, " ")}
	if q.use != "" {
		filter, values = narrowed, append(values, f.number(q.use))
	}
	if err := f.rows(ctx, fmt.Sprintf(topStatement, filter), values, func(rows *sql.Rows) error {
		var n int64
		return rows.Scan(&n)
	}); err != nil {
		return 0, err
	}
	err = f.rows(ctx, fmt.Sprintf(countStatement, filter), values, func(rows *sql.Rows) error {
		var facet, value, n int
		err := rows.Scan(&facet, &value, &n)
		if facet < 0 {
			total = n
		}
		return err
	})
	return total, err
}

func (f *fts5) rows(ctx context.Context, statement string, values []any, each func(*sql.Rows) error) error {
	rows, err := f.db.QueryContext(ctx, statement, values...)
	if err != nil {
		return fmt.Errorf("searching: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return fmt.Errorf("searching: %w", err)
		}
	}
	return rows.Err()
}
