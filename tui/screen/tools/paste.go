package tools

import (
	"net/url"
	"path"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// pasted is an address that came into the name at once: it fills what it can.
type pasted struct{ name, website, repository string }

// jump is how many characters come at once when they are pasted and not typed.
const jump = 8

// fillIn puts an address that was pasted into the name where it belongs, and
// proposes a name.
func (p *paper) fillIn(m *form.Model) {
	text := m.Text("name")
	grown := len(text) - p.typed
	p.typed = len(text)
	if grown < jump {
		return
	}
	found, ok := readAddress(text)
	if !ok {
		return
	}
	m.SetValue("name", found.name)
	p.typed = len(found.name)
	if found.repository != "" {
		m.SetValue("repository", found.repository)
		p.warn(m, "repository")
	}
	if found.website != "" {
		m.SetValue("website", found.website)
		p.warn(m, "website")
	}
}

// readAddress tells a repository from a website, and takes a name from it.
func readAddress(text string) (pasted, bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || store.CheckAddress("website", text) != nil {
		return pasted{}, false
	}
	address, err := url.Parse(text)
	if err != nil {
		return pasted{}, false
	}
	host := strings.TrimPrefix(strings.ToLower(address.Hostname()), "www.")
	folder, last := path.Split(strings.Trim(address.Path, "/"))
	if forge(host) && folder != "" {
		return pasted{name: screen.Clean(strings.TrimSuffix(last, ".git")), repository: text}, true
	}
	name, _, _ := strings.Cut(host, ".")
	return pasted{name: screen.Clean(name), website: text}, true
}

// forge reports whether a host keeps the code of others.
func forge(host string) bool {
	for _, known := range []string{"github.", "gitlab.", "codeberg.", "bitbucket.", "framagit.", "git."} {
		if strings.HasPrefix(host, known) {
			return true
		}
	}
	return false
}
