package tui

import (
	"errors"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/palette"
)

// foundEach is how many records of a kind the palette finds.
const foundEach = 5

// recordPrefix begins the identity of a record in the palette: no action begins
// so.
const recordPrefix = "record:"

// everything is what a search of all kinds finds, for the palette: of what can
// be shown, by its name and what it is.
func (s *Shell) everything(query string) (found []palette.Command) {
	hits, relaxed, err := s.Store.Everything(query, s.Lang(), foundEach)
	if len(relaxed.Dropped) > 0 {
		return nil // a command that is not there, rather than a thing
	}
	if err != nil && !errors.Is(err, store.ErrOpening) {
		s.logger.Warn("search everything", "error", err)
		return nil
	}
	for _, hit := range hits {
		kind, head := hit.Record.Kind(), hit.Record.Head()
		if s.source(kind) == nil || !store.MaySee(s.Actor, hit.Record) {
			continue
		}
		found = append(found, palette.Command{
			ID:   recordPrefix + strconv.Itoa(int(kind)) + ":" + head.ID.String(),
			Name: screen.Clean(hit.Record.Title(s.Lang())), Key: s.Term("kind", kind.String()),
		})
	}
	return found
}

// recordOf is the record that a command of the palette stands for.
func recordOf(command string) (show screen.ShowMsg, ok bool) {
	rest, ok := strings.CutPrefix(command, recordPrefix)
	if !ok {
		return show, false
	}
	number, id, _ := strings.Cut(rest, ":")
	kind, err := strconv.Atoi(number)
	parsed, known := store.ParseID(id)
	return screen.ShowMsg{Kind: store.Kind(kind), ID: parsed}, err == nil && known
}
