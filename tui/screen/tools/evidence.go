package tools

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// attested are how many are named for one use, so that the uses of a tool that
// a thousand use can be read as well.
const attested = 6

// evidence is what the tool is used for, with who says so, under its uses.
func (s Source) evidence(tool *store.Tool) []sheet.Block {
	uses, _ := s.Store.Evidence(tool)
	var blocks []sheet.Block
	for _, use := range uses {
		if len(use.By) == 0 {
			continue // the entry's own word, which is above
		}
		label := s.T("evidence.put-to-work")
		if use.Use != "" {
			label = s.UseLabel(use.Use)
		}
		words := make([]string, 0, attested+1)
		for _, by := range use.By[:min(attested, len(use.By))] {
			words = append(words, s.testimony(by))
		}
		if more := len(use.By) - attested; more > 0 {
			words = append(words, s.Words.N("evidence.more", more))
		}
		said := map[string]any{"Use": label, "Who": strings.Join(words, ", ")}
		blocks = append(blocks, sheet.Note("  "+s.Words.F("evidence.use", said)))
	}
	return blocks
}

// testimony is who uses it, and behind that who said so, when, and the link.
func (s Source) testimony(by store.Testimony) string {
	who := s.Name(store.KindCoalition, by.Coalition)
	for _, name := range []string{s.Name(store.KindOrganisation, by.Organisation), screen.Clean(by.Where)} {
		if who == "" {
			who = name
		}
	}
	var behind []string
	if who == "" {
		who = s.Person(by.Person)
	} else {
		behind = append(behind, s.Person(by.Person))
	}
	behind = append(behind, s.Words.Date(by.At))
	if by.Link != "" {
		behind = append(behind, screen.Clean(by.Link))
	}
	return who + " (" + strings.Join(behind, ", ") + ")"
}

// confirmed says until when it is known that all this is true, and by whom.
func (s Source) confirmed(tool *store.Tool) []sheet.Block {
	confirmations, _ := s.Store.Confirmations(tool.ID)
	if len(confirmations) == 0 {
		return nil
	}
	latest := confirmations[0]
	said := s.Words.F("evidence.still-true", map[string]any{"When": s.Words.LongDay(screen.Clean(latest.Day)), "Who": s.Person(latest.Person)})
	if more := len(confirmations) - 1; more > 0 {
		said += " " + s.Words.N("evidence.more", more)
	}
	return []sheet.Block{sheet.Note(said)}
}
