package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) banCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "ban KEY|HANDLE", Short: "Keep a key from contributing", Args: arguments(1, 1),
		Long: "Keep a key from contributing, from the next contribution on. KEY is a fingerprint, or as much of its beginning as " +
			"stands beside a name; a HANDLE means every key of that person.",
		Example: `concorde ban SHA256:KXoqVaOw --reason "floods the catalogue"
concorde undo --by SHA256:KXoqVaOw --since 2h --reason "floods the catalogue"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.eachKey(cmd, args[0], store.VerbBan, "banned", inv.keysOf, func(key string) store.Command {
				return &store.BanKey{Key: key, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for everybody to read")
	return cmd
}

func (inv *invocation) unbanCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "unban KEY|HANDLE", Short: "Let a banned key contribute again", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.eachKey(cmd, args[0], store.VerbUnban, "unbanned", inv.bannedKeysOf, func(key string) store.Command {
				return &store.UnbanKey{Key: key, Reason: reason}
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`, for the history")
	return cmd
}

// eachKey does something to each key that somebody named.
func (inv *invocation) eachKey(
	cmd *cobra.Command, given string, verb store.Verb, done string,
	find func(*visit, string) ([]string, error), command func(key string) store.Command,
) error {
	v, err := inv.contribute(cmd, verb)
	if err != nil {
		return err
	}
	keys, err := find(v, given)
	if err != nil {
		return err
	}
	for _, key := range keys {
		receipt, err := v.store.Submit(cmd.Context(), v.actor, command(key))
		if errors.Is(err, store.ErrNothing) && len(keys) > 1 {
			continue
		}
		if err != nil {
			return err
		}
		receipt.Slug = store.ShortKey(key)
		if err := inv.receipt(receipt, done); err != nil {
			return err
		}
	}
	return nil
}

// keysOf are the keys that somebody named: one by its fingerprint or the
// beginning of it, or all those of a person.
func (inv *invocation) keysOf(v *visit, given string) ([]string, error) {
	given = clip(strings.TrimSpace(given))
	person, err := v.store.Resolve(store.KindPerson, given)
	if err == nil {
		return person.(*store.Person).Keys, nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	keys, err := v.store.KeysLike(given)
	switch {
	case err != nil:
		return nil, err
	case len(keys) == 1:
		return keys, nil
	case len(keys) > 1:
		return nil, severalKeys(given, keys)
	case isFingerprint(given):
		return []string{given}, nil // a key that has not said who it is
	}
	return nil, noSuchKey(given)
}

// bannedKeysOf are those of the named keys that are banned.
func (inv *invocation) bannedKeysOf(v *visit, given string) ([]string, error) {
	bans, err := v.store.Bans()
	if err != nil {
		return nil, err
	}
	var own []string // of a person, if that is who was named
	if person, err := v.store.Resolve(store.KindPerson, clip(given)); err == nil {
		own = person.(*store.Person).Keys
	}
	var keys []string
	for _, ban := range bans {
		if slices.Contains(own, ban.Key) || own == nil && begins(ban.Key, given) {
			keys = append(keys, ban.Key)
		}
	}
	if own == nil && len(keys) > 1 {
		return nil, severalKeys(given, keys)
	}
	if len(keys) == 0 {
		return nil, noSuchKey(given)
	}
	return keys, nil
}

const fingerprintPrefix = "SHA256:"

// isFingerprint reports whether somebody gave a whole fingerprint.
func isFingerprint(given string) bool {
	return strings.HasPrefix(given, fingerprintPrefix) && len(given) == len(fingerprintPrefix)+43
}

// begins reports whether somebody gave a fingerprint or enough of its beginning.
func begins(fingerprint, given string) bool {
	short := strings.TrimPrefix(strings.TrimSpace(given), fingerprintPrefix)
	return len(short) >= 4 && strings.HasPrefix(strings.TrimPrefix(fingerprint, fingerprintPrefix), short)
}

func noSuchKey(given string) error {
	return &said{
		status: statusNotFound, key: "commands.no-such.key", cause: store.ErrNotFound,
		args: map[string]any{"Value": quoted(given)},
	}
}

func severalKeys(given string, keys []string) error {
	return &said{
		status: statusConflict, key: "commands.error.several-keys",
		args: map[string]any{"Value": quoted(given), "Keys": strings.Join(keys, ", ")},
	}
}
