package store

import "fmt"

// Rehearsal says what would become of commands, one after the other, and does
// none of them. It is for one goroutine.
type Rehearsal struct {
	store *Store
	put   map[ID]Kind // what the commands before would have put
}

// Rehearse begins a rehearsal.
func (s *Store) Rehearse() *Rehearsal { return &Rehearsal{s, map[ID]Kind{}} }

// Try is nil if [Store.Submit] would do the command now, after those that were
// tried before, and otherwise the error that it would return. What those
// before would have put is there to be referred to; two that ask for one name
// are not told apart.
func (r *Rehearsal) Try(actor Actor, command Command) error {
	once := command.once()
	if once.ID.IsZero() {
		once.ID = newIDAt(r.store.now())
	}
	if verb := command.verb(); actor.guest() && !verb.newcomers() {
		return &NotAllowedError{Verb: verb, Why: DeniedGuest}
	}
	if err := command.prepare(); err != nil {
		return err
	}
	if runner, ok := command.(forerunner); ok {
		if err := runner.ahead(r.store, actor); err != nil {
			return err
		}
	}
	return r.store.read(func(st state) error { return r.settle(st, actor, command) })
}

func (r *Rehearsal) settle(st state, actor Actor, command Command) error {
	st.reader = foreseen{st.reader, r.put}
	actor, err := r.store.admit(st, command.verb(), actor)
	if err != nil {
		return err
	}
	p, err := command.plan(st, actor)
	if err != nil {
		return err
	}
	entry, err := st.settle(p, actor, command.once().ID, r.store.Sequence()+1, r.store.now())
	if err != nil {
		return fmt.Errorf("rehearse: %w", err)
	}
	for _, put := range entry.Puts {
		if !put.Deletes() {
			r.put[put.Record] = put.Kind
		}
	}
	return nil
}

// foreseen is a moment of the record in which more is there to be referred to.
type foreseen struct {
	reader
	put map[ID]Kind
}

func (f foreseen) Get(key []byte) ([]byte, error) {
	if len(key) == 1+len(ID{}) && key[0] == spaceID {
		if kind, ok := f.put[ID(key[1:])]; ok {
			return []byte{byte(kind)}, nil
		}
	}
	return f.reader.Get(key)
}
