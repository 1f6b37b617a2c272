package main

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) keyCommand() *cobra.Command {
	return inv.group("key", "Your keys: one for each of your devices",
		inv.keyAddCommand(), inv.keyListCommand(), inv.keyRemoveCommand(),
	)
}

func (inv *invocation) keyAddCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add [CODE]", Short: "Join another device to your account", Args: arguments(0, 0),
		Long: "Join another device to your account. On a device that is known: show a code that is valid for ten minutes, once. " +
			"On the other one, which is not: join with that code.",
		Example: `ssh summit.example.org key add
ssh summit.example.org key add K7MH-R4QX-9TFA`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.keyAdd(cmd, strings.Join(args, " ")) },
	}
}

func (inv *invocation) keyAdd(cmd *cobra.Command, code string) error {
	if inv.local {
		return failed("commands.error.local-codes", nil, nil)
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	if code == "" {
		return inv.keyOffer(v)
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.JoinAccount{Code: code})
	if err != nil {
		return keysFull(err)
	}
	return inv.receipt(receipt, "key-added")
}

// keysFull says of an account that it has all the keys it may have.
func keysFull(err error) error {
	var full *store.FieldError
	if errors.As(err, &full) && full.Problem == store.ProblemTooMany {
		return &said{status: statusConflict, key: "commands.error.keys-full", cause: err, args: map[string]any{"Limit": full.Limit}}
	}
	return err
}

// codeShape is a one-time code for another device.
type codeShape struct {
	Code  string    `json:"code"`
	Until time.Time `json:"until"`
}

// keyOffer shows a code, and how to use it.
func (inv *invocation) keyOffer(v *visit) error {
	code, until, err := v.store.OfferCode(v.actor)
	if err != nil {
		return keysFull(err)
	}
	if inv.json {
		return inv.object(codeShape{code, until})
	}
	if !inv.terminal {
		return inv.values(code, inv.moment(until))
	}
	return inv.line(inv.say().F("commands.done.key-offered", map[string]any{
		"Code": code, "Until": until.In(inv.zone).Format("15:04"),
	}))
}

// keyShape is one of somebody's own keys.
type keyShape struct {
	Key     line `json:"key"`     // fingerprint
	Current bool `json:"current"` // the one that they came with
}

func (inv *invocation) keyListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "Your keys", Args: noArguments,
		Long: "Your keys, the first one first. In a pipe: tab-separated fingerprint, and whether it is the one you came with.",
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.keyList(cmd) },
	}
}

func (inv *invocation) keyList(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	keys, err := ownKeys(v)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		keys = []string{v.actor.Key} // whoever has not said who they are has a key all the same
	}
	table := inv.table(column{title: "key"}, column{title: "current"})
	for _, key := range keys {
		shape := keyShape{line(key), key == v.actor.Key}
		if inv.json {
			err = inv.object(shape)
		} else {
			err = table.row(key, inv.yes(shape.Current))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

// yes marks what is so.
func (inv *invocation) yes(is bool) string {
	if !is {
		return ""
	}
	return inv.pick("●", "current")
}

func ownKeys(v *visit) ([]string, error) {
	if v.actor.Person.IsZero() {
		return nil, nil
	}
	record, err := v.store.Record(store.KindPerson, v.actor.Person)
	if err != nil {
		return nil, err
	}
	return record.(*store.Person).Keys, nil
}

func (inv *invocation) keyRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove KEY", Short: "Take a key off your account, such as a lost device's", Args: arguments(1, 1),
		Long: "Take a key off your account. KEY is a fingerprint, or enough of its beginning. The last one stays.",
		RunE: func(cmd *cobra.Command, args []string) error { return inv.keyRemove(cmd, args[0]) },
	}
}

func (inv *invocation) keyRemove(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	keys, err := ownKeys(v)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return &store.NotAllowedError{Verb: store.VerbRemoveKey, Why: store.DeniedGuest}
	}
	meant := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return !begins(key, given) && key != given })
	switch len(meant) {
	case 0:
		return noSuchKey(given)
	case 1:
	default:
		return severalKeys(given, meant)
	}
	receipt, err := v.store.Submit(cmd.Context(), v.actor, &store.RemoveKey{Key: meant[0]})
	if err != nil {
		return err
	}
	receipt.Slug = store.ShortKey(meant[0])
	return inv.receipt(receipt, "key-removed")
}
