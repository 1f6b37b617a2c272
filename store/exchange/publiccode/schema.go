package publiccode

// edition is a version of the standard: 5 is 0.5.
type edition int

// newest is the version that files of version "0", and of none, are held against.
const newest edition = 7

// span is the versions in which something holds, from the first to the last; a
// zero end is open, and the zero span is never.
type span struct{ first, last edition }

func (s span) holds(v edition) bool {
	return s.first > 0 && v >= s.first && (s.last == 0 || v <= s.last)
}

func always() span              { return span{first: 1} }
func from(v edition) span       { return span{first: v} }
func between(a, b edition) span { return span{first: a, last: b} }

// rule is what the standard says of a value.
type rule struct {
	kind kind
	// loose takes one value in place of a list, as the standard does for platforms.
	loose bool
	must  span // is mandatory
	is    span // is in the standard; zero: always
	old   span // deprecated
	// instead is the key to use where this one is old or is none any more.
	instead string
	// look judges a scalar further.
	look func(*checker, string, *node)
	// after judges a section as a whole.
	after func(*checker, string, *node)

	keys []key // of a section
	any  *rule // of each key of a section that takes any, such as languages
	each *rule // of each value of a list
}

// key is a key of a section, with its rule.
type key struct {
	name string
	rule rule
}

func (r *rule) find(name string) *rule {
	for i := range r.keys {
		if r.keys[i].name == name {
			return &r.keys[i].rule
		}
	}
	return nil
}

func (r *rule) in(v edition) bool { return r.is.first == 0 || r.is.holds(v) }

type look = func(*checker, string, *node)

func words(looks ...look) rule {
	return rule{kind: text, look: func(c *checker, path string, n *node) {
		for _, look := range looks {
			look(c, path, n)
		}
	}}
}

func truths() rule { return rule{kind: boolean} }

func listOf(each rule) rule { return rule{kind: list, each: &each} }

func sectionOf(keys ...key) rule { return rule{kind: section, keys: keys} }

// The following say when a rule holds: words().mandatory(always()).

func (r rule) mandatory(when span) rule { r.must = when; return r }
func (r rule) only(when span) rule      { r.is = when; return r }
func (r rule) orOne() rule              { r.loose = true; return r }

func (r rule) deprecated(since edition, instead string) rule {
	r.old, r.instead = from(since), instead
	return r
}

// gone is a key that was in the standard up to a version.
func (r rule) gone(last edition, instead string) rule {
	r.is, r.instead = span{1, last}, instead
	return r
}

// standard is the whole of it, in the order in which its text tells of the keys.
func standard() rule {
	top := sectionOf(
		key{"publiccodeYmlVersion", words(isEdition).mandatory(always())},
		key{"publiccode-yaml-version", words().gone(1, "publiccodeYmlVersion")},
		key{"name", words().mandatory(always())},
		key{"applicationSuite", words()},
		key{"url", words(isURL).mandatory(always())},
		key{"landingURL", words(isURL)},
		key{"isBasedOn", listOf(words(isURL)).orOne()},
		key{"softwareVersion", words()},
		key{"releaseDate", words(isDate)},
		key{"logo", words(isPath, isImage)},
		key{"monochromeLogo", words(isPath, isImage).deprecated(3, "")},
		key{"inputTypes", listOf(words(isMediaType)).deprecated(3, "")},
		key{"outputTypes", listOf(words(isMediaType)).deprecated(3, "")},
		key{"platforms", listOf(words()).orOne().mandatory(always())},
		key{"categories", listOf(words(isCategory)).mandatory(between(2, 4)).only(from(2))},
		key{"tags", listOf(words(isTag)).mandatory(between(1, 1)).gone(1, "categories")},
		key{"usedBy", listOf(words())},
		key{"fundedBy", listOf(organisation()).only(from(5))},
		key{"roadmap", words(isURL)},
		key{"developmentStatus", words(oneOf("concept", "development", "beta", "stable", "obsolete")).mandatory(always())},
		key{"softwareType", words(isSoftwareType).mandatory(always())},
		key{"supports", listOf(sectionOf(key{"id", words(isSupported).mandatory(always())})).only(from(7))},
		key{"organisation", sectionOf(
			key{"uri", words(isURI).mandatory(always())},
			key{"name", words()},
		).only(from(5))},
		key{"intendedAudience", audience()},
		key{"description", description()},
		key{"legal", legal()},
		key{"maintenance", maintenance()},
		key{"localisation", localisation()},
		key{"dependsOn", dependsOn()},
	)
	top.after = afterTop
	return top
}

func organisation() rule {
	return sectionOf(key{"name", words().mandatory(always())}, key{"uri", words(isURI)})
}

func audience() rule {
	return sectionOf(
		key{"countries", listOf(words(isCountry))},
		key{"unsupportedCountries", listOf(words(isCountry))},
		key{"scope", listOf(words(isScope)).only(from(2))},
		key{"onlyFor", listOf(words()).orOne().gone(1, "scope")},
	)
}

func legal() rule {
	return sectionOf(
		key{"license", words(isLicence).mandatory(always())},
		key{"mainCopyrightOwner", words()},
		key{"repoOwner", words().deprecated(5, "organisation/name")},
		key{"authorsFile", words(isPath).deprecated(4, "")},
	).mandatory(always())
}

func localisation() rule {
	return sectionOf(
		key{"localisationReady", truths().mandatory(always())},
		key{"availableLanguages", listOf(words(isLanguage)).mandatory(always())},
	).mandatory(always())
}

func dependsOn() rule {
	dependency := sectionOf(
		key{"name", words().mandatory(always())},
		key{"versionMin", words()},
		key{"versionMax", words()},
		key{"version", words()},
		key{"optional", truths()},
	)
	return sectionOf(
		key{"open", listOf(dependency)},
		key{"proprietary", listOf(dependency)},
		key{"hardware", listOf(dependency)},
	)
}
