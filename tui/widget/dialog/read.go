package dialog

// What a dialog asks, for those who are asked line by line.

// Question is what is said and asked.
func (a *Asked) Question() Question { return a.question }

// Question is the list to choose from, as a question without a text.
func (p *Picked) Question() Question {
	question := Question{ID: p.id, Title: p.title}
	for _, option := range p.options {
		question.Choices = append(question.Choices, Choice{Value: option.Value, Label: join(option.Label, option.Hint)})
	}
	return question
}

func join(label, hint string) string {
	if hint == "" {
		return label
	}
	return label + " (" + hint + ")"
}

// Versions are the words of the conflict and the fields to choose for. The
// answer is a [ResolvedMsg] with the ID.
func (c *Conflict) Versions() (id string, labels ConflictLabels, differences []Difference) {
	return c.id, c.labels, c.differences
}
