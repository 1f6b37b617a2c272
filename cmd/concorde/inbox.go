package main

import (
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen/inbox"
)

// newsShape is one thing that somebody else did with what is the reader's.
type newsShape struct {
	Entry    line      `json:"entry"`
	Sequence uint64    `json:"sequence"`
	At       time.Time `json:"at"`
	Actor    *ref      `json:"actor"`
	Happened line      `json:"happened"` // such as "joined"
	Mine     line      `json:"mine"`     // why it is the reader's, such as "led"
	Kind     line      `json:"kind"`     // of the record that it leads to
	Record   *ref      `json:"record"`   // null where it is gone
	Sentence line      `json:"sentence"`
	Why      line      `json:"why"`
	Words    block     `json:"words"` // of a message, or the reason that was given
	Unread   bool      `json:"unread"`
	Settled  bool      `json:"settled"` // a request that was answered
}

// mail is how an inbox is asked for.
type mail struct {
	all, done bool
	limit     int
}

func (inv *invocation) inboxCommand() *cobra.Command {
	asked := mail{limit: store.InboxMost}
	cmd := &cobra.Command{
		Use: "inbox", Short: "What others did with what is yours", Args: arguments(0, 0),
		Long: "What others did with what is yours, newest first: your coalitions, the tools that you referenced or develop, " +
			"your commitments, your organisation, and who offers what you seek. What you read in the interface, or marked with " +
			"--done, is left out unless you ask for --all. At most the latest 200 of the last four weeks. " +
			"In a pipe: tab-separated moment, unread or read, what happened, why it is yours, kind, record, words.",
		Example: "concorde inbox\nconcorde inbox --all --json\nconcorde inbox --done",
		RunE:    func(cmd *cobra.Command, _ []string) error { return inv.inbox(cmd, asked) },
	}
	cmd.Flags().BoolVar(&asked.all, "all", false, "what you have read, too")
	cmd.Flags().BoolVar(&asked.done, "done", false, "mark what is shown as read")
	cmd.Flags().Var(count{&asked.limit}, "limit", "at most `N`; 0: all")
	return cmd
}

func (inv *invocation) inbox(cmd *cobra.Command, asked mail) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	if v.actor.Person.IsZero() {
		return &store.NotAllowedError{Verb: store.VerbEdit, Why: store.DeniedGuest}
	}
	found, err := v.store.Inbox(v.actor.Person, 0, store.InboxMost)
	if err != nil {
		return err
	}
	desk, leave, err := inv.readingDesk(v)
	if err != nil {
		return err
	}
	defer leave()
	log := v.store.LogID()
	shown, err := inv.newsRows(v, desk.Marks(log), found.News, asked)
	if err != nil || !asked.done {
		return err
	}
	for _, news := range shown { // and nothing that --limit left out
		desk.Read(log, news.Entry.Sequence)
	}
	return nil
}

// readingDesk is where it lies what all keys of the reader have read, and how
// to leave it.
func (inv *invocation) readingDesk(v *visit) (desk *keep.Desk, leave func(), err error) {
	name := keep.OfPerson(v.actor.Person.String())
	if v.keeper != nil {
		desk = v.keeper.Desk(name)
		return desk, desk.Leave, nil
	}
	dir, err := keep.Open(filepath.Join(v.data, draftsName), v.log)
	if err != nil {
		return nil, nil, failed("commands.error.drafts", map[string]any{"Dir": quotedPath(v.data), "Error": reason(err)}, err)
	}
	desk = dir.Desk(name)
	return desk, func() { desk.Leave(); dir.Close() }, nil
}

// newsRows prints the news that are asked for, and tells which they were.
func (inv *invocation) newsRows(v *visit, marks keep.Marks, news []store.News, asked mail) (shown []store.News, err error) {
	table := inv.table(
		column{title: "at"}, column{title: "unread"}, column{title: "what", least: 30}, column{title: "why", least: 12, from: 90},
		column{title: "kind", from: 140}, column{title: "record", from: 120}, column{title: "words", least: 12, from: 110},
	)
	for _, one := range news {
		unread := !one.Settled && !marks.Has(one.Entry.Sequence)
		if !asked.all && !unread || asked.limit > 0 && len(shown) == asked.limit {
			continue
		}
		if err := inv.newsRow(v, table, one, unread); err != nil {
			return shown, err
		}
		shown = append(shown, one)
	}
	if len(shown) == 0 {
		inv.note("commands.note.inbox-empty", nil)
	}
	return shown, table.end()
}

func (inv *invocation) newsRow(v *visit, table *table, news store.News, unread bool) error {
	shape := inv.newsShape(v, news, unread)
	if inv.json {
		return inv.object(shape)
	}
	read := inv.pick("", "read")
	if unread {
		read = inv.pick("*", "unread")
	}
	record := ""
	if shape.Record != nil {
		record = string(shape.Record.Slug)
	}
	what := inv.pick(string(shape.Sentence), string(shape.Happened))
	if !inv.terminal && shape.Actor != nil {
		what = string(shape.Actor.Slug) + " " + what
	}
	return table.row(inv.moment(shape.At), read, what, inv.pick(string(shape.Why), string(shape.Mine)),
		inv.term("kind", string(shape.Kind)), record, string(shape.Words))
}

func (inv *invocation) newsShape(v *visit, news store.News, unread bool) newsShape {
	teller := inbox.Teller{Words: inv.say(), Store: v.store, Actor: v.actor}
	shape := newsShape{
		Entry: line(news.Entry.ID.String()), Sequence: news.Entry.Sequence, At: news.Entry.At,
		Actor: inv.shaper(v).person(news.Entry.Actor), Happened: line(news.Happened), Mine: line(news.Mine), Kind: line(news.Kind.String()),
		Sentence: line(teller.Sentence(news)), Why: line(teller.Why(news)), Words: block(news.Words), Unread: unread, Settled: news.Settled,
	}
	if record, err := v.store.Record(news.Kind, news.Record); err == nil && store.MaySee(v.actor, record) {
		r := refTo(record, inv.lang)
		shape.Record = &r
	}
	return shape
}
