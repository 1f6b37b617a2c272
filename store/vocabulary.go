package store

// Use is what a tool is for: a term of the vocabulary of uses, with its label
// in the languages of the summit. The labels are searched as well as shown, so
// that "presupuesto" finds what was referenced under participatory budgeting.
type Use struct {
	Slug  string
	Label Text
}

// builtin is a use that every store knows, with its labels.
type builtin struct{ slug, en, fr, es string }

// builtinUses are in the order in which they are offered. They are a value and
// not a slice, so that looking one up for every row of a screen costs nothing.
func builtinUses() [17]builtin {
	return [...]builtin{
		{"debate", "Debate", "Débattre", "Debatir"},
		{"consult", "Consult", "Consulter", "Consultar"},
		{"participatory-budgeting", "Participatory budgeting", "Budget participatif", "Presupuestos participativos"},
		{"petition", "Petition", "Pétition", "Petición"},
		{"vote", "Vote", "Voter", "Votar"},
		{"evaluate-policies", "Evaluate public policies", "Évaluer les politiques publiques", "Evaluar políticas públicas"},
		{"open-data-registry", "Open-data registry", "Registre de données ouvertes", "Registro de datos abiertos"},
		{"transparency", "Transparency and integrity", "Transparence et intégrité", "Transparencia e integridad"},
		{"follow-parliament", "Follow parliament", "Suivre le Parlement", "Seguir el parlamento"},
		{"draft-legislation", "Draft legislation", "Élaborer la loi", "Elaborar leyes"},
		{"freedom-of-information", "Freedom of information", "Accès à l’information", "Acceso a la información"},
		{"report-problem", "Report a problem", "Signaler un problème", "Avisar de un problema"},
		{"map", "Map", "Cartographier", "Cartografiar"},
		{"procurement", "Procurement", "Commande publique", "Contratación pública"},
		{"collaboration", "Collaboration", "Collaborer", "Colaborar"},
		{"identity", "Identity", "Identité", "Identidad"},
		{"other", "Other", "Autre", "Otro"},
	}
}

func (b builtin) label() Text { return Text{"en": b.en, "fr": b.fr, "es": b.es} }

// AllUses lists the uses that every store knows, in the order in which they
// are offered; [Store.Uses] lists those that organisers added as well.
func AllUses() []Use {
	var out []Use
	for _, use := range builtinUses() {
		out = append(out, Use{use.slug, use.label()})
	}
	return out
}

// UseSlugs lists the uses' slugs, in the order in which they are offered.
func UseSlugs() []string {
	var out []string
	for _, use := range builtinUses() {
		out = append(out, use.slug)
	}
	return out
}

// isBuiltinUse reports whether every store knows a use. It is asked for every
// tool that is read or written.
func isBuiltinUse(slug string) bool {
	for _, use := range builtinUses() {
		if use.slug == slug {
			return true
		}
	}
	return false
}

// UseLabel is a use's label for a reader of the language, or the slug of a use that has none.
func UseLabel(slug, lang string) string {
	for _, use := range builtinUses() {
		if use.slug != slug {
			continue
		}
		switch lang {
		case "fr":
			return use.fr
		case "es":
			return use.es
		}
		return use.en
	}
	return slug
}

// Maturities are the values of developmentStatus in publiccode.yml.
func Maturities() []string { return []string{"concept", "development", "beta", "stable", "obsolete"} }

// Platforms are where a tool runs.
func Platforms() []string {
	return []string{"web", "android", "ios", "linux", "mac", "windows", "library", "api"}
}

// OrganisationKinds are the kinds of organisations.
func OrganisationKinds() []string {
	return []string{"government", "local-authority", "civil-society", "company", "university", "international", "media", "other"}
}

// PersonKinds are the kinds of participants.
func PersonKinds() []string {
	return []string{"government", "point-of-contact", "local-authority", "civil-society", "researcher", "citizen-project", "other"}
}

// Stages are a coalition's, in the order in which it goes through them.
func Stages() []string { return []string{"forming", "under-way", "delivered", "resting"} }

// NeedKinds are the skills and resources that are wanted and offered.
func NeedKinds() []string {
	return []string{"development", "design", "data", "policy", "law", "translation", "facilitation", "funding", "hosting", "pilot-site", "other"}
}

// Themes are the three of the summit's programme.
func Themes() []string {
	return []string{"transparency-integrity-anticorruption", "climate-sustainable-development", "common-digital-tools-capacity"}
}
