package text

import "strings"

// stem takes the ending of a plural off a folded word, in French, English and Spanish alike, since a name does not
// say its language. What is left must be a prefix of the word, so that someone who types it letter by letter sees
// it all along; that rules out "journaux" for "journal", and anything that would exchange letters.
//
//   - "s" goes from words of four letters or more (budgets, presupuestos, lois), but not after s, u or i, where it
//     is more often part of the word (access, campus, paris); "ois" is French and does lose it.
//   - "x" goes after "eau" and "eu" (tableaux, enjeux).
//   - "es" and "e" go where Spanish adds "es" and the words of other languages end in "e" anyway: nacion(es),
//     entidad(es), libertad(es), nacional(es), municipal(es).
//
// Taking too much is harmless, as it only widens; taking from one form and not from the other would lose matches.
func stem(word string) string {
	if bare := strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e"); takesES(bare) {
		return bare
	}
	switch {
	case len(word) < 4:
		return word
	case strings.HasSuffix(word, "ois"), strings.HasSuffix(word, "eaux"), strings.HasSuffix(word, "eux"),
		word[len(word)-1] == 's' && losesS(word[len(word)-2]):
		return word[:len(word)-1]
	}
	return word
}

// takesES reports singulars to which Spanish adds "es".
func takesES(word string) bool {
	for _, ending := range [...]string{"ion", "idad", "udad", "tad", "ional", "cipal"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// losesS reports the letters after which a final s is a plural.
func losesS(c byte) bool { return c >= 'a' && c <= 'z' && c != 's' && c != 'u' && c != 'i' }

// twin returns the other spelling of a word that ends in "y" or "ie" after a consonant, or "". Thus "policies",
// whose stem is "policie", is found by "policy", and "strategy" by "stratégie".
func twin(word string) string {
	base, other := strings.TrimSuffix(word, "y"), "ie"
	if len(base) == len(word) {
		base, other = strings.TrimSuffix(word, "ie"), "y"
	}
	if len(base) == len(word) || len(base) < 3 || !consonant(base[len(base)-1]) {
		return ""
	}
	return base + other
}

func consonant(c byte) bool { return c >= 'a' && c <= 'z' && strings.IndexByte("aeiouy", c) < 0 }
