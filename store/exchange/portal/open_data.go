package portal

import "context"

// writeData writes the open data, and the page that lists its files.
func (x *export) writeData(ctx context.Context) error {
	for _, data := range x.options.Data {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.stream("data/"+data.Name, data.Write, nil); err != nil {
			return err
		}
	}
	for _, e := range x.editions {
		if err := x.publish(e, x.dataPage(e), ""); err != nil {
			return err
		}
	}
	return nil
}

func (x *export) dataPage(e *edition) *page {
	p := &page{
		Path: e.lang + "/data/index.html", Title: e.T("portal.data"), Lead: phrase{Text: e.T("portal.data.about")},
		Data: described("Dataset", "name", e.T("portal.title"), "description", e.T("portal.about"), "license", cc0, "inLanguage", e.lang),
	}
	var files []item
	var distribution []any
	for _, data := range x.options.Data {
		files = append(files, item{Text: data.Name, Href: "data/" + data.Name})
		distribution = append(distribution, part("DataDownload", "name", data.Name, "contentUrl", x.address+"data/"+data.Name))
	}
	if len(distribution) > 0 {
		p.Data["distribution"] = distribution
	}
	p.section(section{Items: files})
	return p
}
