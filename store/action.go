package store

import "strconv"

// Action is one of the summit's collective actions, with those who signed it
// in 2016. The list is data that organisers edit: sources say 19, 20 and 21.
type Action struct {
	Meta
	Number          int      `json:"number"`
	Name            Text     `json:"title"`
	Theme           string   `json:"theme"`
	ThemeUnverified bool     `json:"theme_unverified,omitempty"`
	Description     Text     `json:"description,omitempty"`
	WorkingGroup    string   `json:"working_group,omitempty"`
	Governments     []string `json:"governments,omitempty"`   // countries that signed in 2016
	Organisations   []ID     `json:"organisations,omitempty"` // civil society that signed in 2016
}

// Kind is KindAction.
func (*Action) Kind() Kind { return KindAction }

// Title is the action's title.
func (a *Action) Title(lang string) string {
	title, _ := a.Name.In(lang)
	return title
}

func (a *Action) slugFrom() string { return "action-" + strconv.Itoa(a.Number) }
func (a *Action) links() []link {
	return linksTo("organisations", KindOrganisation, a.Organisations...)
}

func (a *Action) claims() []claim {
	number := strconv.Itoa(a.Number)
	return []claim{{"number", "action-number", number, number}}
}

func (a *Action) clean() error {
	if a.Number < 1 || a.Number > 999 {
		return &FieldError{Field: "number", Problem: ProblemChoice, Value: strconv.Itoa(a.Number)}
	}
	return firstError(
		cleanTitle("title", &a.Name, maxSummary),
		cleanChoice("theme", &a.Theme, Themes(), false),
		cleanTexts("description", &a.Description, maxDescription, true),
		cleanLine("working_group", &a.WorkingGroup, maxName),
		cleanCountries("governments", &a.Governments),
		cleanIDs("organisations", &a.Organisations),
	)
}
