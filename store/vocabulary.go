package store

// Use is what a tool is for: a term of the vocabulary of uses, with its label
// in the languages of the summit. The labels are searched as well as shown, so
// that "presupuesto" finds what was referenced under participatory budgeting.
type Use struct {
	Slug  string
	Label Text
}

// Vocabulary of uses, in the order in which they are offered.
func builtinUses() []Use {
	use := func(slug, en, fr, es string) Use { return Use{slug, Text{"en": en, "fr": fr, "es": es}} }
	return []Use{
		use("debate", "Debate", "Débattre", "Debatir"),
		use("consult", "Consult", "Consulter", "Consultar"),
		use("participatory-budgeting", "Participatory budgeting", "Budget participatif", "Presupuestos participativos"),
		use("petition", "Petition", "Pétition", "Petición"),
		use("vote", "Vote", "Voter", "Votar"),
		use("evaluate-policies", "Evaluate public policies", "Évaluer les politiques publiques", "Evaluar políticas públicas"),
		use("open-data-registry", "Open-data registry", "Registre de données ouvertes", "Registro de datos abiertos"),
		use("transparency", "Transparency and integrity", "Transparence et intégrité", "Transparencia e integridad"),
		use("follow-parliament", "Follow parliament", "Suivre le Parlement", "Seguir el parlamento"),
		use("draft-legislation", "Draft legislation", "Élaborer la loi", "Elaborar leyes"),
		use("freedom-of-information", "Freedom of information", "Accès à l’information", "Acceso a la información"),
		use("report-problem", "Report a problem", "Signaler un problème", "Avisar de un problema"),
		use("map", "Map", "Cartographier", "Cartografiar"),
		use("procurement", "Procurement", "Commande publique", "Contratación pública"),
		use("collaboration", "Collaboration", "Collaborer", "Colaborar"),
		use("identity", "Identity", "Identité", "Identidad"),
		use("other", "Other", "Autre", "Otro"),
	}
}

// AllUses lists the uses that every store knows, in the order in which they
// are offered; [Store.Uses] lists those that organisers added as well.
func AllUses() []Use { return builtinUses() }

// UseSlugs lists the slugs of [AllUses], in the same order. It is written out
// because every tool that is written asks for it.
func UseSlugs() []string {
	return []string{
		"debate", "consult", "participatory-budgeting", "petition", "vote", "evaluate-policies",
		"open-data-registry", "transparency", "follow-parliament", "draft-legislation",
		"freedom-of-information", "report-problem", "map", "procurement", "collaboration", "identity", "other",
	}
}

// UseLabel is a use's label for a reader of the language, or the slug of a use that has none.
func UseLabel(slug, lang string) string {
	for _, use := range builtinUses() {
		if use.Slug == slug {
			label, _ := use.Label.In(lang)
			return label
		}
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
