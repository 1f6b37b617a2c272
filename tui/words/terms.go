package words

import "slices"

// Glossary is the terms of the field, each with the one word for it on every
// screen, in every command and on the site. French and Spanish are those of the
// Paris summit: "gouvernement ouvert", "société civile", "collectivité locale".
func Glossary() []Term {
	return slices.Concat(terms(), catalogued(), roles(), deeds(), things())
}

// terms are what all of it is about.
func terms() []Term {
	return []Term{
		{
			Means: "what the summit is about",
			EN:    Wording{Word: "open government", Not: `open governance|opengov`},
			FR:    Wording{Word: "gouvernement ouvert", Not: `gouvernance ouverte|open ?gov\pL*`},
			ES:    Wording{Word: "gobierno abierto", Not: `gobernanza abierta|open ?gov\pL*`},
		},
		{
			Means: "the Open Government Partnership",
			EN:    Wording{Word: "Partnership", Not: `OGP`},
			FR:    Wording{Word: "Partenariat", Not: `PGO|OGP`},
			ES:    Wording{Word: "Alianza", Not: `AGA|OGP|Asociación`},
		},
		{
			Means: "all the tools together",
			EN:    Wording{Word: "toolbox", Not: `tool ?kits?`},
			FR:    Wording{Word: "boîte à outils", Not: `trousse à outils|tool ?box`},
			ES:    Wording{Word: "caja de herramientas", Not: `kit|tool ?box`},
		},
		{
			Means: "everything that is on the record",
			EN:    Wording{Word: "catalogue", Not: `catalogs?|inventor(?:y|ies)`},
			FR:    Wording{Word: "catalogue", Not: `registres?|répertoires?|annuaires?|inventaires?`},
			ES:    Wording{Word: "catálogo", Not: `registros?|repertorios?|inventarios?`},
		},
		{
			Means: "one of the things in the catalogue",
			EN:    Wording{Word: "record", Not: `datasheets?|index cards?`},
			FR: Wording{Word: "fiche", Not: `enregistrements?|notices?`,
				But: []string{"shell.form.saving", "coalitions.form.changed"}}, // saving
			ES: Wording{Word: "ficha", Not: `asientos?`},
		},
		{
			Means: "software that people put to work for open government",
			EN:    Wording{Word: "tool", Not: `apps?|applications?`},
			FR: Wording{Word: "outil", Not: `applis?|applications?|logiciels?`,
				But: []string{"publiccode.refused.too-large"}}, // what publiccode.yml is about
			ES: Wording{Word: "herramienta", Not: `aplicación|aplicaciones|software`},
		},
		{
			Means: "what a tool is for, and that somebody works with it",
			EN:    Wording{Word: "use", Not: `utili[sz]e[sd]?`},
			FR:    Wording{Word: "usage", Not: `utilisations?`},
			ES:    Wording{Word: "uso", Not: `utilización|utiliza[rn]?|utilizad[oa]s?`},
		},
	}
}

// catalogued are what is said of a tool, and what people build on it.
func catalogued() []Term {
	return []Term{
		{
			Means: "what ties a person to a tool",
			EN:    Wording{Word: "uses or develops", Not: `affiliations?`},
			FR:    Wording{Word: "utilise ou développe", Not: `attaches?`},
			ES:    Wording{Word: "usa o desarrolla", Not: `vínculos?`},
		},
		{
			Means: "what shows that a tool is used as somebody says",
			EN:    Wording{Word: "evidence", Not: `proofs?`},
			FR:    Wording{Word: "preuve", Not: `évidences?|justificatifs?`},
			ES:    Wording{Word: "prueba", Not: `evidencias?`},
		},
		{
			Means: "a free word by which a tool is found",
			EN:    Wording{Word: "tag", Not: `key ?words?|hash ?tags?`},
			FR:    Wording{Word: "mots-clés", Not: `étiquettes?|tags?`},
			ES:    Wording{Word: "etiqueta", Not: `palabras? clave|tags?`},
		},
		{
			Means: "which of several kinds something is of",
			EN:    Wording{Word: "kind", Not: `categor(?:y|ies)`},
			FR:    Wording{Word: "type", Not: `genres?|natures?|catégories?|sortes?`},
			ES:    Wording{Word: "tipo", Not: `géneros?|naturalezas?|clases?|categorías?`},
		},
		{
			Means: "one of the actions that partners signed in 2016",
			EN:    Wording{Word: "collective action", Not: `joint actions?`},
			FR:    Wording{Word: "action collective", Not: `actions? (?:commune|conjointe)s?`},
			ES:    Wording{Word: "acción colectiva", Not: `acci(?:ón|ones) (?:común|conjunta)\pL*`},
		},
		{
			Means: "people who work on an action together",
			EN:    Wording{Word: "coalition", Not: `alliances?|consorti(?:um|a)`},
			FR:    Wording{Word: "coalition", Not: `alliances?|groupements?|consortiums?`},
			ES:    Wording{Word: "coalición", Not: `agrupaci(?:ón|ones)|consorcios?`},
		},
		{
			Means: "what a coalition is for",
			EN:    Wording{Word: "purpose", Not: `goals?|objectives?|aims?`},
			FR: Wording{Word: "objectif", Not: `buts?|objets?|finalités?`,
				But: []string{"exchange.line.syntax", "exchange.row.json"}}, // of JSON
			ES: Wording{Word: "propósito", Not: `objetivos?|objetos?|finalidad`,
				But: []string{"exchange.line.syntax", "exchange.row.json"}}, // of JSON
		},
		{
			Means: "what somebody will do or share of their own free will",
			EN:    Wording{Word: "commitment", Not: `pledges?|engagements?`},
			FR:    Wording{Word: "engagement", Not: `promesses?`},
			ES:    Wording{Word: "compromiso", Not: `promesas?`},
		},
		{
			Means: "what a country plans in the Partnership",
			EN:    Wording{Word: "action plan", Not: `road ?maps?`},
			FR:    Wording{Word: "plan d’action", Not: `road ?maps?`},
			ES:    Wording{Word: "plan de acción", Not: `road ?maps?`},
		},
		{
			Means: "what is wanted, of skills and resources",
			EN:    Wording{Word: "need", Not: `requirements?`},
			FR:    Wording{Word: "besoin", Not: `exigences?|nécessités?`},
			ES:    Wording{Word: "necesidad", Not: `requisitos?|requerimientos?`},
		},
		{
			Means: "who signed the Declaration, or an action",
			EN:    Wording{Word: "signatories", Not: `signers?`},
			FR:    Wording{Word: "signataire", Not: `signeurs?`},
			ES:    Wording{Word: "firmante", Not: `signatari[oa]s?`},
		},
		{
			Means: "what somebody did, as the log has it",
			EN:    Wording{Word: "contribution"},
			FR:    Wording{Word: "contribution", Not: `apports?`},
			ES:    Wording{Word: "contribución", Not: `aportaci(?:ón|ones)|aportes?`},
		},
	}
}
