package store

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// RequestOutcome is what became of a request to join.
type RequestOutcome string

// What becomes of a request to join.
const (
	OutcomeAccepted  RequestOutcome = "accepted"
	OutcomeDeclined  RequestOutcome = "declined"
	OutcomeWithdrawn RequestOutcome = "withdrawn"
	OutcomeNone      RequestOutcome = "none" // they never asked
)

// AnsweredError says that there is no request to answer any more, and why: two
// who lead a coalition may answer at the same time, and the first answer stands.
type AnsweredError struct {
	Person  ID // who asked
	By      ID // who answered; zero if nobody did
	Outcome RequestOutcome

	membership ID
	accept     bool // what this one answered
}

func (e *AnsweredError) Error() string {
	return fmt.Sprintf("there is no request of %s to answer: %s", e.Person, e.Outcome)
}

// Unwrap makes it an ErrConflict, or an ErrNotFound where nobody asked.
func (e *AnsweredError) Unwrap() error {
	if e.Outcome == OutcomeNone {
		return ErrNotFound
	}
	return ErrConflict
}

// explainAnswer completes an error with who was faster: who answered the same
// has nothing to do.
func (s *Store) explainAnswer(err error) error {
	var answered *AnsweredError
	if !errors.As(err, &answered) || answered.membership.IsZero() {
		return err
	}
	entries, missing := s.History(answered.membership, 1)
	if missing != nil || len(entries) == 0 {
		return err
	}
	last := entries[0]
	put, _ := last.putOf(answered.membership)
	answered.Outcome = OutcomeAccepted
	if put.Deletes() {
		answered.Outcome = OutcomeWithdrawn
		if last.Verb == VerbAnswer {
			answered.Outcome = OutcomeDeclined
		}
	}
	if last.Verb == VerbAnswer {
		answered.By = last.Actor
	}
	if answered.Outcome == OutcomeAccepted && answered.accept || answered.Outcome == OutcomeDeclined && !answered.accept {
		return ErrNothing
	}
	return err
}

// lastOf is the sequence of the last entry that put a record; 0 if none did.
func (st state) lastOf(record ID) (last uint64, err error) {
	prefix := append([]byte{spaceHistory}, record[:]...)
	err = st.Scan(prefix, nil, func(key, _ []byte) bool {
		last = binary.BigEndian.Uint64(key[len(prefix):])
		return true
	})
	if err != nil {
		return 0, fmt.Errorf("read the history of %s: %w", record, err)
	}
	return last, nil
}
