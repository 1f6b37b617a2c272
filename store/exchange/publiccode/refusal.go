package publiccode

import "fmt"

// Limits on a file. The longest one known has 60,000 bytes, of which 1,400 lines name who uses it.
const (
	MaxBytes  = 512 << 10
	MaxDepth  = 12
	MaxValues = 20_000 // keys and values, each alias counted as what it stands for

	maxProblems = 1_000 // told of one file
)

// Reason says why nothing can be read of a file.
type Reason string

// The reasons.
const (
	TooLarge      Reason = "too-large"
	TooDeep       Reason = "too-deep"
	TooMany       Reason = "too-many"
	Loop          Reason = "loop" // an alias that contains itself
	Binary        Reason = "binary"
	Nothing       Reason = "nothing" // an empty file
	NotYAML       Reason = "not-yaml"
	NotPubliccode Reason = "not-publiccode" // YAML, but no keys and values
)

// Reasons lists them.
func Reasons() []Reason {
	return []Reason{TooLarge, TooDeep, TooMany, Loop, Binary, Nothing, NotYAML, NotPubliccode}
}

// RefusedError says why nothing was read of a file.
type RefusedError struct {
	Why   Reason
	Line  int    // where known
	Limit int    // that was passed
	Cause string // what the reader of YAML says
}

func (e *RefusedError) Error() string {
	s := "read a publiccode.yml: " + string(e.Why)
	if e.Line > 0 {
		s += fmt.Sprintf(" in line %d", e.Line)
	}
	if e.Limit > 0 {
		s += fmt.Sprintf(" (limit %d)", e.Limit)
	}
	if e.Cause != "" {
		s += ": " + e.Cause
	}
	return s
}
