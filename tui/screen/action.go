package screen

import "slices"

// Action is what a key means. One meaning a key, everywhere.
type Action string

// The actions. Their words are shell.key.<action>.
const (
	Up         Action = "up"
	Down       Action = "down"
	Left       Action = "left"
	Right      Action = "right"
	Top        Action = "top"
	Bottom     Action = "bottom"
	PageUp     Action = "page-up"
	PageDown   Action = "page-down"
	NextPane   Action = "next-pane"
	PrevPane   Action = "prev-pane"
	Open       Action = "open"
	Back       Action = "back"
	Search     Action = "search"
	Facets     Action = "facets"
	Sort       Action = "sort"
	Add        Action = "add"
	Edit       Action = "edit"
	Use        Action = "use"
	Develop    Action = "develop"
	Join       Action = "join"
	Coalition  Action = "coalition"
	Commit     Action = "commit"
	Post       Action = "post"
	Copy       Action = "copy"
	History    Action = "history"
	Undo       Action = "undo"
	Language   Action = "language"
	Profile    Action = "profile"
	Help       Action = "help"
	Palette    Action = "palette"
	Quit       Action = "quit"
	Tools      Action = "tools"
	Actions    Action = "actions"
	Coalitions Action = "coalitions"

	Commitments Action = "commitments"

	Pulse Action = "pulse"
	Wall  Action = "wall"
	Here  Action = "here"

	Declaration Action = "declaration"
	Endorse     Action = "endorse"
	StillTrue   Action = "still-true"
	Vote        Action = "vote"
	Mark        Action = "mark"
	Compare     Action = "compare"
	Link        Action = "qr"
	SkipTour    Action = "skip-tour"
	ShowTour    Action = "show-tour"

	Translations  Action = "translations"
	Partnership   Action = "partnership"
	People        Action = "people"
	Organisations Action = "organisations"
	ForYou        Action = "for-you"
	Inbox         Action = "inbox"
	AllRead       Action = "all-read"

	EnterCode Action = "enter-code"
	AddDevice Action = "add-device"
	Announce  Action = "announce"
	Hide      Action = "hide"
	Unhide    Action = "unhide"
	Ban       Action = "ban"
	Unban     Action = "unban"
	Merge     Action = "merge"
	TakeBack  Action = "take-back"
	Requests  Action = "requests" // who is in a coalition, and who asks to be
	Advance   Action = "advance"  // the next stage of a coalition
	Remove    Action = "remove"   // a member, a request, a message
	Appoint   Action = "appoint"
	StepDown  Action = "step-down"

	NameSteward    Action = "name-steward"
	DismissSteward Action = "dismiss-steward"
)

// Binding gives an action its keys, the first of which is shown. Without a key
// it is done from the palette.
type Binding struct {
	Action Action
	Keys   []string
	Global bool // done by the shell, on every screen
}

// Keymap is the table of keys. It is not changed after it is made, and may be
// shared between sessions.
type Keymap struct {
	bindings []Binding
	byKey    map[string]Action
}

// NewKeymap returns the table of keys.
func NewKeymap() *Keymap {
	m := &Keymap{bindings: bindings(), byKey: make(map[string]Action)}
	for _, b := range m.bindings {
		for _, key := range b.Keys {
			m.byKey[key] = b.Action
		}
	}
	return m
}

func bindings() []Binding {
	here := func(action Action, keys ...string) Binding { return Binding{Action: action, Keys: keys} }
	everywhere := func(action Action, keys ...string) Binding { return Binding{action, keys, true} }
	return []Binding{
		here(Up, "up", "k"), here(Down, "down", "j"), here(Left, "left", "h"), here(Right, "right", "l"),
		here(Top, "g", "home"), here(Bottom, "G", "end"),
		here(PageUp, "ctrl+u", "pgup"), here(PageDown, "ctrl+d", "pgdown"),
		here(NextPane, "tab"), here(PrevPane, "shift+tab"),
		here(Open, "enter"), here(Search, "/"), here(Facets, "f"), here(Sort, "s"),
		here(Add, "a"), here(Edit, "e"), here(Use, "u"), here(Develop, "d"), here(Join, "J"),
		here(Coalition, "n"), here(Commit, "c"), here(Post, "p"), here(Copy, "y"), here(Link, "o"), here(History, "H"),
		here(Mark, "space"), here(Compare, "="),
		here(Requests, "r"), here(Advance, ">"), here(Remove, "x"), here(Appoint), here(StepDown),
		everywhere(Back, "esc"), everywhere(Tools, "1"), everywhere(Actions, "2"), everywhere(Coalitions, "3"),
		everywhere(Commitments, "4"), everywhere(People, "5"), everywhere(Pulse, "6"),
		everywhere(Wall, "w"),
		here(StillTrue, "v"), here(Vote, "+"), here(Endorse, "E"), everywhere(Declaration, "D"), everywhere(Translations), everywhere(Partnership),
		everywhere(Organisations, "O"), everywhere(ForYou, "F"),
		everywhere(Inbox, "i"), here(AllRead, "A"),
		everywhere(Undo, "U"), everywhere(Profile, "@"), everywhere(Language, "L"),
		everywhere(Palette, "ctrl+p", ":"), everywhere(Help, "?"), everywhere(Quit, "q"),
		everywhere(SkipTour, "."), everywhere(ShowTour),
		everywhere(Here), everywhere(EnterCode), everywhere(AddDevice),
		everywhere(Announce), everywhere(Hide), everywhere(Unhide), everywhere(Ban), everywhere(Unban),
		everywhere(Merge), everywhere(TakeBack),
		everywhere(NameSteward), everywhere(DismissSteward),
	}
}

// Action is what a key means; empty if it means nothing.
func (m *Keymap) Action(key string) Action { return m.byKey[key] }

// Bindings lists the table in the order in which help shows it.
func (m *Keymap) Bindings() []Binding { return slices.Clone(m.bindings) }

// Key is how the action's first key is written on screen.
func (m *Keymap) Key(action Action) string {
	for _, b := range m.bindings {
		if b.Action == action && len(b.Keys) > 0 {
			return keyName(b.Keys[0])
		}
	}
	return ""
}

// keyName writes a key as people know it.
func keyName(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	}
	return key
}

// Offer is an action that the screen on top knows. With a reason why not, it
// is shown as not available now, and its key answers with the reason.
type Offer struct {
	Action Action
	WhyNot string // in the reader's words; empty: it works
	Hint   bool   // worth a place in the footer
	Label  string // what it does here, in the reader's words, where that is less than the key does; empty: the key's own
}
