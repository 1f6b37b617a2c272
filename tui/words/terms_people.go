package words

// roles are who takes part, and as what.
func roles() []Term {
	return []Term{
		{
			Means: "a country’s executive, as a partner",
			EN:    Wording{Word: "government", Not: `(?-i:States?)`},
			FR:    Wording{Word: "État", Not: `gouvernements?`},
			ES:    Wording{Word: "gobierno", Not: `(?-i:Estados?)`},
		},
		{
			Means: "the executive of a city or a region",
			EN:    Wording{Word: "local authority", Not: `municipalit(?:y|ies)|local governments?`},
			FR:    Wording{Word: "collectivité locale", Not: `collectivités? territoriales?|autorités? locales?|municipalités?`},
			ES:    Wording{Word: "gobierno local", Not: `autoridad(?:es)? local(?:es)?|municipios?|ayuntamientos?`},
		},
		{
			Means: "governments and local authorities, on one side of the Partnership",
			EN:    Wording{Word: "public authority", Not: `public sector`},
			FR:    Wording{Word: "pouvoirs publics", Not: `autorités? publiques?|puissance publique|secteur public`},
			ES:    Wording{Word: "sector público", Not: `autoridad(?:es)? públicas?|poder(?:es)? públicos?`},
		},
		{
			Means: "associations, movements and citizens, on the other side",
			EN:    Wording{Word: "civil society", Not: `NGOs?|non-?profits?`},
			FR:    Wording{Word: "société civile", Not: `ONG|monde associatif`},
			ES:    Wording{Word: "sociedad civil", Not: `ONG|tercer sector`},
		},
		{
			Means: "a country that watches the Partnership, and is not in it",
			EN:    Wording{Word: "observer", Not: `watchers?`},
			FR:    Wording{Word: "observateur"},
			ES:    Wording{Word: "observador", Not: `veedor(?:es)?`},
		},
		{
			Means: "those who hold the summit",
			EN:    Wording{Word: "organiser", Not: `organizers?|admins?|administrators?`},
			FR:    Wording{Word: "équipe d’organisation", Not: `organisateurs?|organisatrices?|administrateurs?`},
			ES: Wording{Word: "equipo organizador",
				Not: `organizador(?:es|as?)?|administrador(?:es|as?)?|(?:de|por|solo) la organización|la organización (?:ha|vetó)`},
		},
		{
			Means: "who merges duplicates and may correct anything",
			EN:    Wording{Word: "steward", Not: `moderators?|curators?|custodians?`},
			FR:    Wording{Word: "garde du catalogue", Not: `gardien(?:ne)?s?|modérat(?:eur|rice)s?`},
			ES:    Wording{Word: "custodia del catálogo", Not: `cuid(?:a|an|ado|ar|e|en)|custodian|custodi[eo]|moderador(?:es|as?)?`},
		},
		{
			Means: "who answers for a coalition",
			EN:    Wording{Word: "lead", Not: `leaders?|coordinators?|chairs?`},
			FR: Wording{Word: "responsable", Not: `anim(?:e|ent|er|ez|ation|ateurs?|atrices?)|menez|dirig\pL+|coordin\pL+`,
				But: []string{"vocabulary.need.facilitation"}}, // a skill
			ES: Wording{Word: "responsable", Not: `líder(?:es)?|lidera[nr]?|coordina\pL*|dirige[n]?|dirigir`},
		},
		{
			Means: "who is in a coalition",
			EN:    Wording{Word: "member", Not: `adherents?`},
			FR:    Wording{Word: "membre", Not: `adhérente?s?`},
			ES:    Wording{Word: "miembro", Not: `integrantes?|adherentes?`},
		},
		{
			Means: "who reads, and has not said who they are",
			EN:    Wording{Word: "guest", Not: `visitors?|anonymous`},
			FR:    Wording{Word: "visite", Not: `visiteu(?:r|se)s?|invitée?s?|anonymes?`},
			ES:    Wording{Word: "visita", Not: `visitantes?|invitad[oa]s?|anónim[oa]s?`},
		},
	}
}

// deeds are what people do here.
func deeds() []Term {
	return []Term{
		{
			Means: "to put a tool into the catalogue",
			EN:    Wording{Word: "reference", Not: `regist(?:er|ers|ered|ration)`},
			FR:    Wording{Word: "référencer", Not: `recens\pL+|répertori\pL+|inscri\pL+`},
			ES:    Wording{Word: "registrar", Not: `referenci(?:ar\pL*|en?|ad[oa]s?)|cataloga\pL*`},
		},
		{
			Means: "to say that one can give something",
			EN:    Wording{Word: "offer", Not: `provides?`},
			FR: Wording{Word: "proposer", Not: `offres?|offrir|offrez|offrent|offerte?s?`,
				But: []string{"commitments.search"}}, // what is offered
			ES: Wording{Word: "ofrece", Not: `brinda\pL*|proporciona\pL*`},
		},
		{
			Means: "to say that one would like to be given something",
			EN:    Wording{Word: "seek", Not: `requests? for`},
			FR:    Wording{Word: "chercher", Not: `en quête`},
			ES:    Wording{Word: "buscar", Not: `requiera\pL*`},
		},
		{
			Means: "to stand behind the Declaration",
			EN:    Wording{Word: "endorse", Not: `supports?|supported`},
			FR:    Wording{Word: "soutenir", Not: `endoss\pL+|avalis\pL+|approuv\pL+`},
			ES:    Wording{Word: "respaldar", Not: `avala\pL*|suscrib\pL+|endosa\pL*`},
		},
		{
			Means: "to put a commitment on the record",
			EN:    Wording{Word: "deposit", Not: `submit(?:s|ted)?`},
			FR:    Wording{Word: "déposer", Not: `soumet\pL*|soumis\pL*`},
			ES:    Wording{Word: "presentar", Not: `deposit\pL+`},
		},
		{
			Means: "to found a coalition",
			EN:    Wording{Word: "start", Not: `launch(?:es|ed)?`},
			FR:    Wording{Word: "lancer", Not: `fond(?:er|ée?s?)|démarrer`},
			ES:    Wording{Word: "crear", Not: `iniciar? una|inicia una|empezar una|lanzar una|funda\pL*`},
		},
		{
			Means: "to become a member",
			EN:    Wording{Word: "join", Not: `adhere\pL*`},
			FR:    Wording{Word: "rejoindre", Not: `demand\pL+ à entrer|demandes? d’entrée`},
			ES:    Wording{Word: "unirse", Not: `pid(?:e|en|ió) entrar|solicitud(?:es)? de entrada|adherirse`},
		},
		{
			Means: "how a coalition is joined whose leads answer first",
			EN:    Wording{Word: "by request", Not: `on request|upon request`},
			FR:    Wording{Word: "sur demande", Not: `à la demande|par demande`},
			ES:    Wording{Word: "previa solicitud", Not: `a petición|con solicitud|por solicitud|bajo demanda`},
		},
		{
			Means: "to answer no to who asks to join",
			EN:    Wording{Word: "decline", Not: `reject(?:s|ed)?`},
			FR:    Wording{Word: "refuser", Not: `déclin\pL+|rejet\pL+`},
			ES:    Wording{Word: "rechazar", Not: `declin\pL+|deneg\pL+|denieg\pL+`},
		},
		{
			Means: "to make as if something had not been done",
			EN:    Wording{Word: "undo", Not: `revert(?:s|ed)?|rollback`},
			FR:    Wording{Word: "annuler", Not: `défaire|contributions? reprises?`},
			ES:    Wording{Word: "deshacer", Not: `anula\pL*|revert\pL+|revierte\pL*`},
		},
		{
			Means: "to choose several of a list",
			EN:    Wording{Word: "mark", Not: `check(?:ed)? box`},
			FR:    Wording{Word: "cocher", Not: `marqu(?:er|ez|ée?s?)`},
			ES:    Wording{Word: "marcar", Not: `tilda\pL*|tacha\pL*`},
		},
	}
}

// things are what the program itself is made of.
func things() []Term {
	return []Term{
		{
			Means: "what others did with what is one’s own",
			EN:    Wording{Word: "inbox", Not: `mailbox`},
			FR:    Wording{Word: "boîte de réception", Not: `messagerie|boîte aux lettres`},
			ES:    Wording{Word: "bandeja de entrada", Not: `buzón`},
		},
		{
			Means: "the live feed on the big screen of the room",
			EN:    Wording{Word: "wall", Not: `billboard`},
			FR:    Wording{Word: "mur", Not: `mural`},
			ES:    Wording{Word: "mural", Not: `muros?`},
		},
		{
			Means: "what one types to have something done",
			EN:    Wording{Word: "command", Not: `instructions?`},
			FR:    Wording{Word: "commande", Not: `instructions?`},
			ES: Wording{Word: "comando", Not: `[óo]rden(?:es)?|instrucci(?:ón|ones)`,
				But: []string{"plain.list.order", "plain.help.signs"}}, // in which a list is
		},
		{
			Means: "where files are",
			EN:    Wording{Word: "directory", Not: `folders?`},
			FR:    Wording{Word: "dossier", Not: `répertoires?`},
			ES:    Wording{Word: "directorio", Not: `carpetas?`},
		},
		{
			Means: "where the record is kept on disk",
			EN:    Wording{Word: "store", Not: `databases?`},
			FR:    Wording{Word: "base", Not: `entrepôts?|magasins?`},
			ES:    Wording{Word: "almacén", Not: `bases? de datos|depósitos?`},
		},
		{
			Means: "the one order of everything that happened, and what a server noted",
			EN:    Wording{Word: "log", Not: `journals?`},
			FR:    Wording{Word: "journal", Not: `logs?`},
			ES:    Wording{Word: "diario", Not: `logs?|bitácoras?`},
		},
		{
			Means: "a copy of the store, and to make the store again from it",
			EN:    Wording{Word: "restore", Not: `recover(?:s|ed)?`},
			FR:    Wording{Word: "restaurer", Not: `rétabli\pL*`},
			ES:    Wording{Word: "restaurar", Not: `recupere\pL*|copias? de respaldo`},
		},
		{
			Means: "how one is called in addresses and commands",
			EN:    Wording{Word: "handle", Not: `user ?names?|nick ?names?`},
			FR:    Wording{Word: "nom court", Not: `pseudo(?:nyme)?s?|surnoms?`},
			ES:    Wording{Word: "nombre corto", Not: `apodos?|seudónimos?`},
		},
		{
			Means: "the key by which one comes in",
			EN:    Wording{Word: "key", Not: `credentials?`},
			FR:    Wording{Word: "clé", Not: `clefs?`},
			ES: Wording{Word: "clave", Not: `llaves?`,
				But: []string{"exchange.line.syntax"}}, // a bracket
		},
	}
}
