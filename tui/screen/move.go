package screen

// Moving is what can be moved in: a list, a sheet.
type Moving struct {
	Move, Page  func(by int)
	Top, Bottom func()
}

// MoveIn moves if the action is a movement up or down, and reports whether it is.
func (a Action) MoveIn(m Moving) bool {
	switch a {
	case Up:
		m.Move(-1)
	case Down:
		m.Move(1)
	case PageUp:
		m.Page(-1)
	case PageDown:
		m.Page(1)
	case Top:
		m.Top()
	case Bottom:
		m.Bottom()
	default:
		return false
	}
	return true
}
