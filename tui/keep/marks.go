package keep

import "slices"

// Marks are what somebody has read of their inbox: all up to a sequence of a
// log, and some after it. They lie on the desk of the person, whatever key they
// come with; see [OfPerson]. Like all that is kept they go after 30 days in
// which nothing was read, when the inbox itself has forgotten what they mark.
type Marks struct {
	Log  string   `json:"log,omitempty"` // whose sequences they are
	Seen uint64   `json:"seen,omitempty"`
	Done []uint64 `json:"done,omitempty"` // after Seen, in order
}

// mostDone is how many are marked one by one: more than an inbox shows.
const mostDone = 512

// OfPerson is the name of the desk that is the same for all keys of a person.
func OfPerson(id string) string { return "person " + id }

// Has reports whether what happened at a sequence was read.
func (m Marks) Has(sequence uint64) bool {
	_, found := slices.BinarySearch(m.Done, sequence)
	return found || sequence <= m.Seen
}

// with are the marks with one more.
func (m Marks) with(sequence uint64) Marks {
	at, found := slices.BinarySearch(m.Done, sequence)
	if found || sequence <= m.Seen {
		return m
	}
	m.Done = slices.Insert(slices.Clone(m.Done), at, sequence)
	m.Done = m.Done[max(len(m.Done)-mostDone, 0):]
	return m
}

// upTo are the marks with all up to a sequence.
func (m Marks) upTo(sequence uint64) Marks {
	m.Seen = max(m.Seen, sequence)
	m.Done = slices.DeleteFunc(slices.Clone(m.Done), func(one uint64) bool { return one <= m.Seen })
	if len(m.Done) == 0 {
		m.Done = nil
	}
	return m
}

// Marks are what was read of a log. They are not to be changed.
func (d *Desk) Marks(log string) Marks {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.marks(log)
}

// marks are those of a log: of another one they say nothing.
func (s *state) marks(log string) Marks {
	if s.Marks.Log != log {
		return Marks{Log: log}
	}
	return s.Marks
}

// Read marks what happened at a sequence of a log as read.
func (d *Desk) Read(log string, sequence uint64) {
	d.mark(log, func(m Marks) Marks { return m.with(sequence) })
}

// ReadTo marks everything up to a sequence of a log as read.
func (d *Desk) ReadTo(log string, sequence uint64) {
	d.mark(log, func(m Marks) Marks { return m.upTo(sequence) })
}

func (d *Desk) mark(log string, change func(Marks) Marks) {
	d.mu.Lock()
	defer d.mu.Unlock()
	before := d.state.marks(log)
	after := change(before)
	if after.Seen == before.Seen && slices.Equal(after.Done, before.Done) {
		return
	}
	d.state.Marks = after
	d.changed(afterMoving)
}

// clean puts what was read from a file in order.
func (m *Marks) clean() {
	slices.Sort(m.Done)
	m.Done = slices.Compact(m.Done)
	*m = m.upTo(0)
	m.Done = m.Done[max(len(m.Done)-mostDone, 0):]
}
