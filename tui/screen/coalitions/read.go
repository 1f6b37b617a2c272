package coalitions

// Counted says what the number in a row counts, to those who are told it.
func (s Source) Counted(n int) string { return s.Words.N("plain.count.coalitions", n) }
