package publiccode

// description is by language.
func description() rule {
	one := sectionOf(
		key{"localisedName", words()},
		key{"genericName", words(atMost(35)).mandatory(between(1, 2)).deprecated(3, "")},
		key{"shortDescription", words(atMost(150), isOneLine).mandatory(always())},
		key{"longDescription", words(isLong)},
		key{"documentation", words(isURL)},
		key{"apiDocumentation", words(isURL)},
		key{"freeTags", listOf(words()).gone(1, "categories")},
		key{"featureList", listOf(words(isFeature)).gone(1, "features")},
		key{"features", listOf(words(isFeature)).only(from(2))},
		key{"screenshots", listOf(words(isPath, isPicture))},
		key{"videos", listOf(words(isURL))},
		key{"awards", listOf(words())},
	)
	return rule{kind: section, must: always(), any: &one, after: afterDescription}
}

func maintenance() rule {
	contractor := sectionOf(
		key{"name", words().mandatory(always())},
		key{"until", words(isDate).mandatory(always())},
		key{"email", words(isEmail)},
		key{"website", words(isURL)},
	)
	contact := sectionOf(
		key{"name", words().mandatory(always())},
		key{"email", words(isEmail)},
		key{"phone", words(isPhone)},
		key{"affiliation", words()},
	)
	out := sectionOf(
		key{"type", words(oneOf("internal", "contract", "community", "none")).mandatory(always())},
		key{"contractors", listOf(contractor)},
		key{"contacts", listOf(contact)},
	).mandatory(always())
	out.after = afterMaintenance
	return out
}

// italy is the only country's section that the standard has.
func italy() rule {
	old := func(r rule) rule { return r.deprecated(5, "") }
	replaced := func(alias string) rule { return truths().deprecated(7, "supports: alias:"+alias) }
	return sectionOf(
		key{"countryExtensionVersion", words(isExtension).mandatory(from(2)).only(from(2))},
		key{"conforme", sectionOf(
			key{"lineeGuidaDesign", truths().only(from(2))},
			key{"modelloInteroperabilita", truths().only(from(2))},
			key{"modelloInteroperatibilita", truths().only(between(2, 4))}, // so it is spelt there
			key{"misureMinimeSicurezza", truths().only(from(2))},
			key{"gdpr", truths().only(from(2))},
			key{"accessibile", truths().gone(1, "lineeGuidaDesign")},
			key{"interoperabile", truths().gone(1, "modelloInteroperabilita")},
			key{"sicuro", truths().gone(1, "misureMinimeSicurezza")},
			key{"privacy", truths().gone(1, "gdpr")},
		).deprecated(5, "supports")},
		key{"piattaforme", sectionOf(
			key{"spid", replaced("spid")}, key{"cie", replaced("cie")}, key{"anpr", replaced("anpr")},
			key{"pagopa", replaced("pagopa")}, key{"io", replaced("io").only(from(3))},
		).only(from(2))},
		key{"riuso", sectionOf(key{"codiceIPA", old(words()).deprecated(5, "organisation/uri")})},
		key{"spid", truths().gone(1, "piattaforme/spid")},
		key{"cie", truths().gone(1, "piattaforme/cie")},
		key{"anpr", truths().gone(1, "piattaforme/anpr")},
		key{"pagopa", truths().gone(1, "piattaforme/pagopa")},
		key{"ecosistemi", listOf(words()).gone(1, "intendedAudience/scope")},
		key{"designKit", rule{kind: section, any: &rule{kind: boolean}}.gone(1, "")},
	).deprecated(7, "supports")
}

func afterDescription(c *checker, path string, n *node) {
	c.inSomeLanguage(path, n, "longDescription")
	features := "features"
	if c.edition == 1 {
		features = "featureList"
	}
	c.inSomeLanguage(path, n, features)
}

// inSomeLanguage wants a key in at least one of the languages. It is missing
// from the first.
func (c *checker) inSomeLanguage(path string, n *node, key string) {
	for _, language := range n.keys {
		if !language.value.key(key).blank() {
			return
		}
	}
	if len(n.keys) > 0 {
		first := n.keys[0]
		c.at(first.line, first.column, path+"/"+shown(first.name)+"/"+key, Problem{Code: Missing})
	}
}

func afterMaintenance(c *checker, path string, n *node) {
	kind := n.key("type").words()
	contacts := kind == "internal" || kind == "community" || c.edition == 1
	if contacts && n.key("contacts").blank() {
		c.missing(path+"/contacts", n, n.key("contacts"))
	}
	contractors := n.key("contractors")
	switch {
	case kind == "contract" && contractors.blank():
		c.missing(path+"/contractors", n, contractors)
	case kind != "contract" && kind != "" && !contractors.blank():
		c.tell(path+"/contractors", contractors, Problem{Code: Unwanted, Warning: c.edition < 5, Since: "0.5"})
	}
}

// afterTop wants the date of a version that was released, while dates were mandatory.
func afterTop(c *checker, _ string, n *node) {
	if c.edition < 4 && n.key("releaseDate").blank() {
		c.tell("releaseDate", n, Problem{Code: Missing, Warning: n.key("softwareVersion").blank()})
	}
}
