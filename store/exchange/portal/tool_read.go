package portal

import (
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// toolRead is a tool with what is known around it, read once for all languages.
type toolRead struct {
	tool        *store.Tool // with the values that most people voted for
	recorded    *store.Tool
	developers  []*store.Organisation
	contests    []store.Contest
	confirmed   string // the last day on which somebody found that it is still so
	evidence    []attested
	coalitions  []*store.Coalition
	commitments []*store.Commitment
	posts       talk
	more        int // coalitions and commitments that are not listed
}

// attested is a use with those who say so.
type attested struct {
	use  string
	by   []testimony
	more int
}

type testimony struct {
	person       *store.Person
	organisation *store.Organisation
	where, link  string
}

func (r reading) tool(t *store.Tool) (*toolRead, error) {
	read := &toolRead{recorded: t}
	var err error
	if read.contests, err = r.store.Contests(t); err != nil {
		return nil, fmt.Errorf("read the votes on %s: %w", t.Slug, err)
	}
	read.tool = store.AsVoted(t, read.contests)
	confirmations, err := r.store.Confirmations(t.ID)
	if err != nil {
		return nil, fmt.Errorf("read who confirmed %s: %w", t.Slug, err)
	}
	if len(confirmations) > 0 {
		read.confirmed = confirmations[0].Day
	}
	var moreCommitments int
	read.developers, err = all[*store.Organisation](r, t.Developers)
	err = errors.Join(err, r.evidence(read))
	read.coalitions, read.more, err = aroundJoined[*store.Coalition](r, t.ID, err)
	read.commitments, moreCommitments, err = aroundJoined[*store.Commitment](r, t.ID, err)
	read.more += moreCommitments
	if err != nil {
		return nil, err
	}
	read.posts, err = r.talk(t.ID)
	return read, err
}

func aroundJoined[R store.Record](r reading, to store.ID, before error) ([]R, int, error) {
	records, more, err := around[R](r, to)
	return records, more, errors.Join(before, err)
}

// evidence reads who says that the tool is used, and for what.
func (r reading) evidence(read *toolRead) error {
	all, err := r.store.Evidence(read.recorded)
	if err != nil {
		return fmt.Errorf("read who uses %s: %w", read.recorded.Slug, err)
	}
	for _, one := range all {
		out := attested{use: one.Use}
		for _, said := range one.By {
			if !said.Coalition.IsZero() { // they have a section of their own
				continue
			}
			if len(out.by) == most {
				out.more++
				continue
			}
			word, err := r.testimony(said)
			if err != nil {
				return err
			}
			if word.person != nil {
				out.by = append(out.by, word)
			}
		}
		if len(out.by) > 0 {
			read.evidence = append(read.evidence, out)
		}
	}
	return nil
}

func (r reading) testimony(said store.Testimony) (word testimony, err error) {
	word.where, word.link = said.Where, said.Link
	if word.person, err = see[*store.Person](r, said.Person); err != nil {
		return word, err
	}
	word.organisation, err = see[*store.Organisation](r, said.Organisation)
	return word, err
}

// file is the tool as a publiccode.yml.
func (read *toolRead) file() ([]byte, error) {
	var by publiccode.Publisher
	for _, o := range read.developers {
		if o.Website != "" {
			by = publiccode.Publisher{Name: o.Name, URI: o.Website}
			break
		}
	}
	return publiccode.Write(read.tool, by)
}

func filePath(t *store.Tool) string { return "publiccode/" + t.Slug + ".yml" }
