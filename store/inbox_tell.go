package store

import "slices"

// teller tells what an entry means to somebody.
type teller struct {
	*inboxSearch
	entry  Entry
	change applied // of its first record
}

// tell is the news that an entry is to an interest; ok is false if it is none.
// It goes by what changed and not by the verb, so that undoing that one left
// is joining.
func (t teller) tell(one interest) (news News, ok bool) {
	if t.entry.Verb == VerbMerge {
		return t.merge(one)
	}
	record := firstRecord(t.change.after, t.change.before)
	if one.mine == MineSought || one.mine == MineOffered {
		return t.wish(one, record)
	}
	if news, ok := t.sight(one, record); ok {
		return news, true
	}
	switch r := record.(type) {
	case *Membership:
		return t.membership(one, r)
	case *Coalition:
		return t.coalition(one, r)
	case *Tie:
		return t.tie(one, r)
	case *Post:
		return t.post(one, r)
	case *Vote:
		return t.vote(one, r)
	case *Endorsement:
		return t.endorsement(one, r)
	case *Person:
		return t.person(one, r)
	case *Tool:
		return t.tool(one, r)
	case *Commitment:
		return t.commitment(one, r)
	case *Organisation:
		return t.own(one, r)
	}
	return News{}, false
}

// new reports whether there was no such record before.
func (t teller) new() bool { return t.change.before == nil }

// gone reports whether there is none any more.
func (t teller) gone() bool { return t.change.after == nil }

// about is news that leads to a record.
func about(what Happening, kind Kind, id ID) (News, bool) {
	return News{Happened: what, Kind: kind, Record: id}, true
}

func none() (News, bool) { return News{}, false }

// merge tells whoever has a tool that one became another.
func (t teller) merge(one interest) (News, bool) {
	into, from := t.entry.Puts[0].Record, ID{}
	for _, put := range t.entry.Puts {
		if !put.Into.IsZero() {
			into, from = put.Into, put.Record
		}
	}
	if from.IsZero() || one.mine != MineSelf && one.id != into {
		return none()
	}
	news, ok := about(HappenedMerged, KindTool, into)
	news.Words = t.entry.Reason
	return news, ok
}

// sight tells that what somebody made, or leads, was hidden, is shown again,
// or was taken away.
func (t teller) sight(one interest, record Record) (News, bool) {
	head := record.Head()
	mine := head.CreatedBy == t.me.ID || head.ID == one.id && one.mine != MineMember
	if !mine {
		return none()
	}
	what := HappenedGone
	switch {
	case t.gone():
		if _, membership := record.(*Membership); membership || head.CreatedBy != t.me.ID {
			return none() // that has words of its own
		}
	case t.new() || t.change.before.Head().Hidden == head.Hidden:
		return none()
	case head.Hidden:
		what = HappenedHid
	default:
		what = HappenedShown
	}
	kind, id := t.leadsTo(record)
	news, ok := about(what, kind, id)
	news.Title, news.Words = record.Title("en"), t.entry.Reason
	return news, ok
}

// leadsTo is what shows a record: that which it is about, if it has no name of
// its own.
func (t teller) leadsTo(record Record) (Kind, ID) {
	id := record.Head().ID
	switch r := record.(type) {
	case *Tie:
		return KindTool, r.Tool
	case *Endorsement:
		return KindPerson, r.Person
	case *Post:
		id = r.About
	case *Vote:
		id = r.About
	default:
		return record.Kind(), id
	}
	kind, err := t.st.kindOf(id)
	if err != nil || kind == 0 {
		return record.Kind(), record.Head().ID
	}
	return kind, id
}

// own tells that a record was changed.
func (t teller) own(one interest, record Record) (News, bool) {
	head := record.Head()
	if t.new() || t.gone() || head.ID != one.id && (one.mine != MineSelf || head.CreatedBy != t.me.ID) {
		return none()
	}
	if t.change.before.Head().Hidden != head.Hidden {
		return none() // which is for whose it is
	}
	what := HappenedEdited
	if t.entry.Verb == VerbUndo {
		what = HappenedReverted
	}
	return about(what, record.Kind(), head.ID)
}

func (t teller) tie(one interest, tie *Tie) (News, bool) {
	if tie.Tool != one.id {
		return none()
	}
	what := HappenedUses
	switch {
	case t.gone():
		what = HappenedStopped
	case !t.new():
		return none()
	case tie.Relation == Develops:
		what = HappenedDevelops
	}
	return about(what, KindTool, tie.Tool)
}

func (t teller) post(one interest, post *Post) (News, bool) {
	if !t.new() || post.About != one.id {
		return none()
	}
	kind, err := t.st.kindOf(post.About)
	if err != nil || kind == 0 {
		return none()
	}
	news, ok := about(HappenedPosted, kind, post.About)
	news.Words = post.Words
	return news, ok
}

func (t teller) vote(one interest, vote *Vote) (News, bool) {
	if t.gone() || vote.About != one.id || vote.Hidden {
		return none()
	}
	kind, err := t.st.kindOf(vote.About)
	if err != nil || kind == 0 {
		return none()
	}
	if t.entry.Verb == VerbConfirm {
		return about(HappenedConfirmed, kind, vote.About)
	}
	return about(HappenedVoted, kind, vote.About)
}

func (t teller) endorsement(one interest, e *Endorsement) (News, bool) {
	if one.mine != MineOrganisation || e.Organisation != one.id {
		return none()
	}
	switch {
	case t.gone():
		return about(HappenedWithdrew, KindOrganisation, one.id)
	case t.new():
		return about(HappenedEndorsed, KindOrganisation, one.id)
	}
	return none()
}

func (t teller) tool(one interest, tool *Tool) (News, bool) {
	if one.mine != MineOrganisation {
		return t.own(one, tool)
	}
	was, _ := t.change.before.(*Tool)
	if t.gone() || !contains(tool.Developers, one.id) || was != nil && contains(was.Developers, one.id) {
		return none()
	}
	return about(HappenedCredited, KindTool, tool.ID)
}

func (t teller) commitment(one interest, c *Commitment) (News, bool) {
	was, _ := t.change.before.(*Commitment)
	if one.mine == MineSelf || one.mine == MineCommitment {
		return t.own(one, c)
	}
	began := t.new() || !slices.Contains(targets(was), one.id)
	if t.gone() || !began || !contains(targets(c), one.id) {
		return none()
	}
	return about(HappenedCommitted, KindCommitment, c.ID)
}
