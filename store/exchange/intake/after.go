package intake

// After leaves out the records of a source up to a line, which were taken in
// before.
func After(source Source, line int) Source { return after{source, line} }

type after struct {
	Source
	line int
}

// Next is the next record after the line.
func (a after) Next() (Raw, error) {
	for {
		raw, err := a.Source.Next()
		if err != nil || raw.Line > a.line {
			return raw, err
		}
	}
}
