package portal

import (
	"embed"
	"fmt"
	"html/template"
)

//go:embed assets templates
var files embed.FS

// assets are the files that are the same on every site.
func assets() []string { return []string{"portal.css", "portal.js", "portal.svg"} }

func parseTemplate() (*template.Template, error) {
	t, err := template.New("page.html").ParseFS(files, "templates/page.html")
	if err != nil {
		return nil, fmt.Errorf("read the template of a page: %w", err)
	}
	return t, nil
}
