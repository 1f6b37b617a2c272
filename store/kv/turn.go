package kv

// turn is the right to do what a stage does. One goroutine at most has it: receiving takes it. That one may leave it to
// another together with a batch.
type turn chan struct{}

// newTurn makes one that nobody has.
func newTurn() turn {
	t := make(turn, 1)
	t.end()
	return t
}

// try takes it if nobody has it.
func (t turn) try() bool {
	select {
	case <-t:
		return true
	default:
		return false
	}
}

// end gives it back.
func (t turn) end() { t <- struct{}{} }

// tryAll takes all or none.
func tryAll(turns ...turn) bool {
	for i, t := range turns {
		if !t.try() {
			for _, taken := range turns[:i] {
				taken.end()
			}
			return false
		}
	}
	return true
}
