package main

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

const (
	feedLength = 50  // entries that are shown where nothing else is asked for
	feedStep   = 256 // entries held at once
)

func (inv *invocation) feedCommand() *cobra.Command {
	var follow bool
	var since time.Duration
	cmd := &cobra.Command{
		Use: "feed", Short: "What has been done lately, oldest first", Args: noArguments,
		Long: "What has been done lately, oldest first: the last fifty contributions, or all those of a time. In a pipe: " +
			"tab-separated moment, who, verb, kind, record, what changed, entry.",
		Example: `concorde feed --since 1h
concorde feed --follow --json | jq -r .record.name`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.feed(cmd, since, follow) },
	}
	cmd.Flags().BoolVar(&follow, "follow", false, "go on as things are done, until ctrl+c")
	cmd.Flags().Var(span{&since}, "since", "`HOW` long back, such as 30m, 1h or 7d")
	return cmd
}

func (inv *invocation) feed(cmd *cobra.Command, since time.Duration, follow bool) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	after, err := inv.feedStart(v, since)
	if err != nil {
		return err
	}
	stream := inv.stream(v)
	if follow {
		return v.store.Follow(cmd.Context(), after, stream)
	}
	for {
		entries, err := v.store.Feed(after, feedStep)
		if err != nil || len(entries) == 0 {
			return err
		}
		if err := stream(entries); err != nil {
			return err
		}
		after = entries[len(entries)-1].Sequence
	}
}

// feedStart is the sequence after which a feed begins.
func (inv *invocation) feedStart(v *visit, since time.Duration) (uint64, error) {
	last := v.store.Sequence()
	if since == 0 {
		return last - min(last, feedLength), nil
	}
	return firstSince(v.store, last, inv.now().Add(-since))
}

// firstSince walks back to the first entry that is not older than a moment.
func firstSince(s *store.Store, last uint64, moment time.Time) (uint64, error) {
	for last > 0 {
		after := last - min(last, feedStep)
		entries, err := s.Feed(after, int(last-after))
		if err != nil {
			return 0, err
		}
		older := func(e store.Entry) bool { return e.At.Before(moment) }
		for i, entry := range slices.Backward(entries) {
			if older(entry) {
				return after + uint64(i) + 1, nil
			}
		}
		last = after
	}
	return 0, nil
}

// stream prints entries as they come, each batch at once.
func (inv *invocation) stream(v *visit) func([]store.Entry) error {
	table := inv.entryTable()
	return func(entries []store.Entry) error {
		shapes, err := inv.shaper(v).entries(entries) // a new one: names change
		if err != nil {
			return err
		}
		if inv.json {
			err = inv.entryObjects(shapes)
		} else {
			for _, shape := range shapes {
				err = firstError(err, table.row(inv.entryCells(shape)...))
			}
			err = firstError(err, table.end())
		}
		return firstError(err, inv.out.Flush())
	}
}
