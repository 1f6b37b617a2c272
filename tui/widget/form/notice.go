package form

// Notice is what the screen has to say under a field while it is filled in:
// tools that look like the one being named, people who are called so.
type Notice struct {
	Text  string
	Items []Item
}

// Item is something in a notice that can be chosen instead of going on.
type Item struct{ Value, Label, Hint string }

// SetNotice puts a notice under a field; an empty one takes it away. The cursor
// stays on its item, if that is still there.
func (m *Model) SetNotice(name string, notice Notice) {
	f := m.field(name)
	if f == nil {
		return
	}
	before := f.notice
	f.notice = notice
	if f != m.current() || m.item < 0 {
		return
	}
	chosen := before.Items[m.item].Value
	m.item = -1
	for i, item := range notice.Items {
		if item.Value == chosen {
			m.item = i
		}
	}
}
