package browse

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Pointer is a shower with something to do about what the cursor of the sheet
// is on: it comes before what can be done with the record as a whole.
type Pointer interface {
	// OffersAt lists it; nothing where the cursor is on nothing of the kind.
	OffersAt(record store.Record, target any) []screen.Offer
	// DoAt does it, and opens the target.
	DoAt(action screen.Action, record store.Record, target any) tea.Cmd
}

// offersAt lists what can be done about a target, then with the record.
func offersAt(source Shower, record store.Record, target any) []screen.Offer {
	pointer, ok := source.(Pointer)
	if !ok || target == nil {
		return source.Offers(record)
	}
	at := pointer.OffersAt(record, target)
	rest := slices.DeleteFunc(source.Offers(record), func(offer screen.Offer) bool { return holds(at, offer.Action) })
	return append(at, rest...)
}

func holds(offers []screen.Offer, action screen.Action) bool {
	return slices.ContainsFunc(offers, func(offer screen.Offer) bool { return offer.Action == action })
}

// offered does what is offered about a target or with the record, or says why not.
func offered(source Shower, action screen.Action, record store.Record, target any) (tea.Cmd, bool) {
	for _, offer := range offersAt(source, record, target) {
		if offer.Action != action {
			continue
		}
		if offer.WhyNot != "" {
			return screen.Complain(offer.WhyNot), true
		}
		if pointer, ok := source.(Pointer); ok && target != nil && holds(pointer.OffersAt(record, target), action) {
			return pointer.DoAt(action, record, target), true
		}
		return source.Do(action, record), true
	}
	return nil, false
}

// opened shows what a target leads to; false if it leads nowhere.
func opened(source Shower, record store.Record, target any) (tea.Cmd, bool) {
	if show, ok := target.(screen.ShowMsg); ok {
		return screen.Ask(show), true
	}
	pointer, ok := source.(Pointer)
	if !ok || target == nil || record == nil {
		return nil, false
	}
	return pointer.DoAt(screen.Open, record, target), true
}

// pointed is what the cursor of the sheet is on; nil where that has not the focus.
func (m *Screen) pointed() any {
	if m.focus != onSheet {
		return nil
	}
	return m.sheet.Target()
}
