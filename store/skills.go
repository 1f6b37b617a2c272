package store

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// skillWords are how people write the kinds of [NeedKinds] in the languages of
// the summit, folded. What they offer and seek is in their own words, so that
// "traduction" meets "translation into Spanish" by these.
func skillWords(kind string) []string {
	switch kind {
	case "development":
		return []string{"development", "developer", "programming", "developpement", "developpeur", "developpeuse", "desarrollo", "programacion"}
	case "design":
		return []string{"design", "designer", "diseno", "ux", "ergonomie"}
	case "data":
		return []string{"data", "donnees", "datos"}
	case "policy":
		return []string{"policy", "policies", "politiques publiques", "politicas publicas"}
	case "law":
		return []string{"law", "legal", "lawyer", "droit", "juriste", "derecho", "juridico"}
	case "translation":
		return []string{"translation", "translator", "traduction", "traducteur", "traductrice", "traduccion"}
	case "facilitation":
		return []string{"facilitation", "facilitator", "animation", "facilitacion", "mediation"}
	case "funding":
		return []string{"funding", "financement", "financiacion"}
	case "hosting":
		return []string{"hosting", "hebergement", "alojamiento web"}
	case "pilot-site":
		return []string{"pilot site", "terrain d'experimentation", "site pilote", "lugar piloto"}
	}
	return nil
}

// Skill is what an offer or a need is compared by: one of [NeedKinds] where its
// words, in English, French or Spanish, name one, and otherwise the words
// themselves, folded. Empty words have none.
func Skill(words string) string {
	if kind, _, ok := kindFirst(clipped(words)); ok {
		return kind
	}
	folded := text.Fold(clipped(words))
	if folded == "" || folded == wordsOnly || contains(NeedKinds(), folded) {
		return folded
	}
	padded := " " + strings.Join(text.QueryWords(folded), " ") + " "
	for _, kind := range NeedKinds() {
		for _, name := range skillWords(kind) {
			if strings.Contains(padded, " "+strings.Join(text.QueryWords(name), " ")+" ") {
				return kind
			}
		}
	}
	return folded
}

// wordsOnly is the kind of a need that only its words tell.
const wordsOnly = "other"

// skill is what a need is compared by; empty where it says nothing to compare.
func (n Need) skill() string {
	if n.Kind != wordsOnly {
		return n.Kind
	}
	if skill := Skill(n.Words); skill != wordsOnly {
		return skill
	}
	return ""
}

// skills are those of some words, each once.
func skills(words []string) []string {
	var out []string
	for _, one := range words {
		out = appendSkill(out, Skill(one))
	}
	return out
}

// needSkills are those of some needs, each once.
func needSkills(needs []Need) []string {
	var out []string
	for _, need := range needs {
		out = appendSkill(out, need.skill())
	}
	return out
}

func appendSkill(to []string, skill string) []string {
	if skill == "" || skill == wordsOnly || slices.Contains(to, skill) {
		return to
	}
	return append(to, skill)
}
