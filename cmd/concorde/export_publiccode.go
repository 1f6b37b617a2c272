package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// exportShape is what --json prints of an export to files.
type exportShape struct {
	Done    string `json:"done"`
	Format  string `json:"format"`
	Output  line   `json:"output"`
	Tools   int    `json:"tools"`
	Written int    `json:"written"` // files that changed
}

func (inv *invocation) exportPubliccode(cmd *cobra.Command, v *visit, given, path string) error {
	if given == "" {
		if path == "" {
			return usage("publiccode.usage.all", nil)
		}
		return inv.exportAll(cmd.Context(), v, path)
	}
	tool, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	data, err := inv.toolFile(v, tool)
	if err != nil {
		return err
	}
	if path == "" {
		_, err = inv.out.Write(data)
		return err
	}
	written, err := replaceFile(path, data)
	if err != nil {
		return inv.notWritten(path, err)
	}
	return inv.exported(path, 1, written)
}

// toolFile is a tool as a publiccode.yml, as it shows: with the values that
// most people voted for.
func (inv *invocation) toolFile(v *visit, tool *store.Tool) ([]byte, error) {
	contests, err := v.store.Contests(tool)
	if err != nil {
		return nil, fmt.Errorf("read the votes on %s: %w", tool.Slug, err)
	}
	return publiccode.Write(store.AsVoted(tool, contests), publisher(v, tool))
}

// publisher is the first of a tool's developers that has an address.
func publisher(v *visit, tool *store.Tool) publiccode.Publisher {
	for _, id := range tool.Developers {
		record, err := v.store.Resolve(store.KindOrganisation, id.String())
		if err != nil {
			continue // hidden, or none any more
		}
		if o := record.(*store.Organisation); o.Website != "" && store.MaySee(v.actor, o) {
			return publiccode.Publisher{Name: o.Name, URI: o.Website}
		}
	}
	return publiccode.Publisher{}
}

// exportAll writes every tool that everybody may see.
func (inv *invocation) exportAll(ctx context.Context, v *visit, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return inv.notWritten(dir, err)
	}
	tools, written := 0, 0
	show := inv.progress()
	query := store.Query{Sort: store.ByName, Limit: listStep}
	for ctx.Err() == nil {
		page, err := store.List[*store.Tool](v.store, query)
		if err != nil {
			return fmt.Errorf("list the tools: %w", err)
		}
		for _, tool := range page.Rows {
			changed, err := inv.exportTool(v, tool, dir)
			if err != nil {
				return err
			}
			tools, written = tools+1, written+changed
			show(uint64(tools), uint64(page.Total))
		}
		if query.Offset += query.Limit; query.Offset >= page.Total {
			return inv.exported(dir, tools, written)
		}
	}
	return ctx.Err()
}

func (inv *invocation) exportTool(v *visit, tool *store.Tool, dir string) (written int, err error) {
	data, err := inv.toolFile(v, tool)
	if err != nil {
		return 0, err
	}
	path := filepath.Join(dir, tool.Slug+".yml")
	if written, err = replaceFile(path, data); err != nil {
		return 0, inv.notWritten(path, err)
	}
	return written, nil
}

func (inv *invocation) notWritten(path string, err error) error {
	return failed("publiccode.error.write", map[string]any{"File": quotedPath(path), "Error": reason(err)}, err)
}

func (inv *invocation) exported(path string, tools, written int) error {
	if inv.json {
		return inv.object(exportShape{"exported", "publiccode", line(path), tools, written})
	}
	if !inv.terminal {
		return inv.values(strconv.Itoa(tools), strconv.Itoa(written))
	}
	return inv.line(inv.say().F("publiccode.exported", map[string]any{
		"Path": quotedPath(path), "Tools": inv.say().Number(tools), "Written": inv.say().Number(written),
	}))
}

// replaceFile puts data in place of a file in one step, so that nobody reads
// half of it, and leaves a file alone that has it already.
func replaceFile(path string, data []byte) (written int, err error) {
	if before, err := os.ReadFile(path); err == nil && bytes.Equal(before, data) {
		return 0, nil
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".concorde-*")
	if err != nil {
		return 0, err
	}
	_, err = temporary.Write(data)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return 0, errors.Join(err, os.Remove(temporary.Name()))
	}
	return 1, nil
}
