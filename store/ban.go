package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Ban keeps a key from contributing. It is keyed by the key, so that a key is
// banned or not.
type Ban struct {
	Meta
	Key    string `json:"key"` // fingerprint, SHA256:…
	Reason string `json:"reason"`
}

// BanID is the identity of the ban of a key.
func BanID(fingerprint string) ID { return derivedID(KindBan, []byte(fingerprint)) }

// Kind is KindBan.
func (*Ban) Kind() Kind { return KindBan }

// Title is the short form of the key.
func (b *Ban) Title(string) string { return ShortKey(b.Key) }

func (*Ban) slugFrom() string { return "" }
func (*Ban) links() []link    { return nil } // a ban outlives whoever it is about

func (b *Ban) clean() error {
	return firstError(cleanKey("key", &b.Key), requireLine("reason", &b.Reason, maxSummary))
}

// keyPrefix begins every fingerprint.
const keyPrefix = "SHA256:"

// cleanKey wants the fingerprint of a key.
func cleanKey(field string, key *string) error {
	if err := requireLine(field, key, maxWord); err != nil {
		return err
	}
	if rest, ok := strings.CutPrefix(*key, keyPrefix); !ok || rest == "" || strings.Contains(rest, " ") {
		return &FieldError{Field: field, Problem: ProblemKey, Value: *key}
	}
	return nil
}

// ShortKey is as much of a fingerprint as tells people apart beside a name:
// eight characters, after the name of the hash. It is no secret and no proof.
func ShortKey(fingerprint string) string {
	const length = 8
	short := strings.TrimPrefix(fingerprint, keyPrefix)
	return short[:min(len(short), length)]
}

// Banned tells whether an organiser banned a key, and why. It is one point
// read. Submit asks again, at the moment of writing. A key that is on the
// organisers' list is not banned, whatever was decided before it was.
func (s *Store) Banned(fingerprint string) (ban Ban, banned bool) {
	if s.isOrganiser(fingerprint) {
		return Ban{}, false
	}
	err := s.read(func(st state) error {
		found, err := st.banOf(fingerprint)
		if found != nil {
			ban, banned = *found, true
		}
		return err
	})
	if err != nil {
		s.logger.Error("cannot tell whether a key is banned", "error", err)
	}
	return ban, banned
}

// bars is Banned at one moment of the record, and costs nothing as long as
// nobody was ever banned.
func (s *Store) bars(st state, fingerprint string) (bool, error) {
	if !s.banning.Load() || s.isOrganiser(fingerprint) {
		return false, nil
	}
	ban, err := st.banOf(fingerprint)
	return ban != nil, err
}

// banOf is nil where there is none.
func (st state) banOf(fingerprint string) (*Ban, error) {
	record, err := st.record(KindBan, BanID(fingerprint))
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for a ban: %w", err)
	}
	return record.(*Ban), nil
}

// Bans lists the bans that stand, newest first. They name whole keys, and are
// for organisers alone to read.
func (s *Store) Bans() ([]*Ban, error) {
	return newest[*Ban](s, KindBan)
}

// newest reads every record of a kind of which there are few, newest first.
func newest[R Record](s *Store, kind Kind) ([]R, error) {
	var out []R
	err := s.read(func(st state) error {
		return st.each(kind, func(record Record) {
			if !record.Head().Hidden {
				out = append(out, record.(R))
			}
		})
	})
	slices.SortFunc(out, func(a, b R) int { return referrerOf(b).compare(referrerOf(a)) })
	return out, err
}

// referrerOf is a record's place among others: by when it was made.
func referrerOf(record Record) referrer { return referrer{record.Head().Made, record.Head().ID} }

// KeysLike lists the keys of people whose fingerprint begins with so much of
// one, at most a few: a [ShortKey] is enough. It is for organisers, who read
// short keys beside names.
func (s *Store) KeysLike(short string) (keys []string, err error) {
	const most = 5
	prefix := keyPrefix + strings.TrimPrefix(strings.TrimSpace(short), keyPrefix)
	if len(prefix) < len(keyPrefix)+4 || len(prefix) > maxWord {
		return nil, nil
	}
	err = s.read(func(st state) error {
		from := claimKey(claim{space: "key", value: prefix})
		return st.Scan(from, nil, func(key, _ []byte) bool {
			keys = append(keys, prefix+string(key[len(from):]))
			return len(keys) < most
		})
	})
	if err != nil {
		return nil, fmt.Errorf("look for keys like %s: %w", clipped(short), err)
	}
	return keys, nil
}
