package store

// contested tells what people hold of a field of a tool, by the field: what
// shows comes first. It is the tool's own value where nobody voted.
func (v *views) contested(st state, tool *Tool) func(field string) []string {
	var votes []*Vote
	for _, id := range v.hidden.leaveOut(v.relations.list(relation{tool.ID, KindVote})) {
		if record, err := st.find(KindVote, id); err == nil && record != nil {
			votes = append(votes, record.(*Vote))
		}
	}
	return func(field string) []string {
		contest := contestOf(tool, field, votes)
		if len(contest.Values) == 0 {
			return values(valueOf(tool, field))
		}
		held := make([]string, len(contest.Values))
		for i, value := range contest.Values {
			held[i] = value.Value
		}
		return held
	}
}

// revote notes that the tool that a vote is about has to be indexed again,
// unless it is anyway.
func (v *views) revote(vote *Vote) {
	if _, already := v.stale[vote.About]; !already {
		v.outdate(vote.About, stale{kind: KindTool})
	}
}
