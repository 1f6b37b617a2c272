package store

import "slices"

// Announcement is by organisers, to everyone.
type Announcement struct {
	Meta
	Words string `json:"words"`
	Lang  string `json:"lang,omitempty"` // BCP 47; empty where nobody said
}

// Kind is KindAnnouncement.
func (*Announcement) Kind() Kind { return KindAnnouncement }

// Title is what is announced.
func (a *Announcement) Title(string) string { return a.Words }

func (*Announcement) slugFrom() string { return "" }
func (*Announcement) links() []link    { return nil }

func (a *Announcement) clean() error {
	return firstError(cleanBlock("words", &a.Words, maxPost, true), cleanLanguageGiven("lang", &a.Lang))
}

// Announce tells something to everyone. Only organisers do.
type Announce struct {
	Once
	Announcement Announcement
}

func (*Announce) verb() Verb       { return VerbAnnounce }
func (c *Announce) prepare() error { return c.Announcement.clean() }

func (c *Announce) plan(state, Actor) (plan, error) {
	announcement := c.Announcement
	announcement.Meta = Meta{ID: c.ID}
	return plan{verb: VerbAnnounce, after: &announcement}, nil
}

// Announcements lists what was announced, newest first, at most limit of them;
// what was hidden or taken back is not among them.
func (s *Store) Announcements(limit int) ([]*Announcement, error) {
	all, err := newest[*Announcement](s, KindAnnouncement)
	return slices.Clip(all[:min(len(all), max(limit, 0))]), err
}
