// Package seed is what a fresh store starts with: tools for open government
// that are in use somewhere, who develops them, which countries were in the
// Open Government Partnership, and the collective actions of the Paris summit
// with those who signed them in 2016.
//
// The facts are data files beside this one. They are submitted like anything
// else that anyone does, once, so that each has its place in the history and
// can be corrected by anyone. Every entry has an identity made from its name:
// a load that was interrupted goes on where it stopped, and does nothing twice.
package seed

import (
	"context"
	"embed"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

//go:embed *.yaml
var files embed.FS

type organisation struct {
	Name    string `yaml:"name"`
	Kind    string `yaml:"kind"`
	Country string `yaml:"country"`
	Website string `yaml:"website"`
}

type tool struct {
	Slug        string     `yaml:"slug"`
	Name        string     `yaml:"name"`
	Website     string     `yaml:"website"`
	Repository  string     `yaml:"repository"`
	Licence     string     `yaml:"licence"`
	WrittenIn   []string   `yaml:"written_in"`
	Platforms   []string   `yaml:"platforms"`
	Languages   []string   `yaml:"languages"`
	Maturity    string     `yaml:"maturity"`
	Uses        []string   `yaml:"uses"`
	Tags        []string   `yaml:"tags"`
	Developers  []string   `yaml:"developers"`
	Countries   []string   `yaml:"countries"`
	Summary     store.Text `yaml:"summary"`
	Description store.Text `yaml:"description"`
}

type action struct {
	Number          int        `yaml:"number"`
	Title           store.Text `yaml:"title"`
	Theme           string     `yaml:"theme"`
	ThemeUnverified bool       `yaml:"theme_unverified"`
	Description     store.Text `yaml:"description"`
	WorkingGroup    string     `yaml:"working_group"`
	Governments     []string   `yaml:"governments"`
	Organisations   []string   `yaml:"organisations"`
}

// lastAction is the last of the catalogue.
const lastAction = 20

// part is a piece of what a store starts with. A store that was seeded by an
// earlier version gets the parts that came since at its next start, once.
type part struct {
	last     store.ID // submitted last: where it is on the log, all of the part is
	commands func() ([]store.Command, error)
	passes   func(*store.Store, store.Command) (bool, error) // what people decided meanwhile; nil: nothing to ask
}

// parts are in the order in which they came. A later version adds its own, and
// changes none that is there.
func parts() []part {
	return []part{
		{last: actionID(lastAction), commands: catalogue},
		{last: lastStanding(), commands: partners, passes: decided},
	}
}

// Load puts what there is to begin with on a fresh store, finishes a load that
// was interrupted, and adds the parts that came since to a store that began so.
// On any other store it does nothing.
func Load(ctx context.Context, s *store.Store) error {
	for _, p := range parts() {
		_, err := s.Entry(p.last)
		if err == nil {
			continue
		}
		if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if ours, err := began(s); err != nil || !ours {
			return err
		}
		if err := p.load(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// began reports whether a store is empty, or began with the catalogue.
func began(s *store.Store) (bool, error) {
	if s.Sequence() == 0 {
		return true, nil
	}
	organisations, err := read[organisation](organisationFiles()...)
	if err != nil {
		return false, err
	}
	first, err := s.Entry(organisationID(organisations[0].Name))
	return err == nil && first.Sequence == 1, ignoreNotFound(err)
}

func (p part) load(ctx context.Context, s *store.Store) error {
	commands, err := p.commands()
	if err != nil {
		return err
	}
	var left []store.Command
	for _, command := range commands {
		if p.passes != nil {
			pass, err := p.passes(s, command)
			if err != nil {
				return err
			}
			if pass {
				continue
			}
		}
		left = append(left, command)
	}
	for i, outcome := range s.SubmitAll(ctx, store.Actor{Role: store.Organiser}, left) {
		if outcome.Err != nil && !errors.Is(outcome.Err, store.ErrNothing) {
			return fmt.Errorf("load the starter catalogue, entry %d: %w", i+1, outcome.Err)
		}
	}
	return nil
}

func ignoreNotFound(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

func organisationFiles() []string { return []string{"organisations-a.yaml", "organisations-b.yaml"} }

// Commands are what a store starts with, in order: organisations, tools,
// collective actions, countries of the Partnership.
func Commands() ([]store.Command, error) {
	var out []store.Command
	for _, p := range parts() {
		commands, err := p.commands()
		if err != nil {
			return nil, err
		}
		out = append(out, commands...)
	}
	return out, nil
}

// catalogue is organisations, tools and collective actions.
func catalogue() ([]store.Command, error) {
	organisations, err := read[organisation](organisationFiles()...)
	if err != nil {
		return nil, err
	}
	tools, err := read[tool]("tools-a.yaml", "tools-b.yaml")
	if err != nil {
		return nil, err
	}
	actions, err := read[action]("actions.yaml")
	if err != nil {
		return nil, err
	}
	var out []store.Command
	seen := map[store.ID]bool{}
	for _, o := range organisations {
		if id := organisationID(o.Name); !seen[id] {
			seen[id] = true
			out = append(out, &store.Add{Once: store.Once{ID: id}, Record: &store.Organisation{
				Name: o.Name, Type: o.Kind, Country: o.Country, Website: o.Website,
			}})
		}
	}
	for _, t := range tools {
		out = append(out, reference(t))
	}
	for _, a := range actions {
		out = append(out, add(a))
	}
	return out, nil
}

func reference(t tool) store.Command {
	return &store.ReferenceTool{Once: store.Once{ID: store.StableID("seed tool " + t.Slug)}, AllowDuplicate: true, Tool: store.Tool{
		Meta: store.Meta{Slug: t.Slug},
		Name: t.Name, Website: t.Website, Repository: t.Repository, Licence: t.Licence,
		WrittenIn: t.WrittenIn, Platforms: t.Platforms, Languages: t.Languages, Maturity: t.Maturity,
		Uses: t.Uses, Tags: t.Tags, Developers: organisationIDs(t.Developers), Countries: t.Countries,
		Summary: t.Summary, Description: t.Description,
	}}
}

func add(a action) store.Command {
	return &store.Add{Once: store.Once{ID: actionID(a.Number)}, Record: &store.Action{
		Number: a.Number, Name: a.Title, Theme: a.Theme, ThemeUnverified: a.ThemeUnverified,
		Description: a.Description, WorkingGroup: a.WorkingGroup,
		Governments: a.Governments, Organisations: organisationIDs(a.Organisations),
	}}
}

func organisationID(name string) store.ID {
	return store.StableID("seed organisation " + text.Fold(name))
}

func organisationIDs(names []string) []store.ID {
	var out []store.ID
	for _, name := range names {
		out = append(out, organisationID(name))
	}
	return out
}

func actionID(number int) store.ID {
	return store.StableID(fmt.Sprintf("seed action %d", number))
}

func read[T any](names ...string) ([]T, error) {
	var out []T
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the starter catalogue: %w", err)
		}
		var rows []T
		if err := yaml.Unmarshal(data, &rows); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		out = append(out, rows...)
	}
	return out, nil
}
