package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// tongue is what is typed and heard in a language, on the way through the ten
// jobs that the interface is measured by.
type tongue struct {
	lang, purpose, search, differ               string
	used, referenced, uses, created, joined     string
	deposited, project, state, action           string
	forYou, declaration, ally, signed           string
	undo, undoYes, undone, civil, debate, guest string
}

func tongues() []tongue {
	return []tongue{
		{
			lang: "en", purpose: "participatory budgeting", search: "Search: participatory budgeting", differ: "Where they differ",
			used: "Noted: you use", referenced: "Agora Nova is in the catalogue", uses: "Uses: Debate", created: "Ágora exists. You lead it.", joined: "Welcome to Open budgets.",
			deposited: "Deposited: Forty clerks", project: "Concrete project", state: "Government", action: "action 7",
			forYou: "For you", declaration: "The Declaration", ally: "Spain, where you are from too", signed: "You endorse the Declaration: for yourself",
			undo: "Undo this?", undoYes: "Undo", undone: "Undone: Ana endorsed", civil: "Civil society", debate: "Debate", guest: "You are a guest",
		},
		{
			lang: "fr", purpose: "budget participatif", search: "Recherche : budget participatif", differ: "Ce qui les distingue",
			used: "Noté : vous utilisez", referenced: "Agora Nova est au catalogue", uses: "Usages : Débattre", created: "C’est lancé : Ágora. Vous en êtes responsable.", joined: "Bienvenue dans Open budgets.",
			deposited: "Engagement déposé : Forty clerks", project: "Projet concret", state: "État", action: "action 7",
			forYou: "Pour vous", declaration: "La Déclaration", ally: "De votre pays (Espagne)", signed: "Vous soutenez la Déclaration : en votre nom",
			undo: "Annuler cette contribution ?", undoYes: "Annuler", undone: "Annulé :", civil: "Société civile", debate: "Débattre", guest: "Vous êtes en visite",
		},
		{
			lang: "es", purpose: "presupuestos participativos", search: "Búsqueda: presupuestos participativos", differ: "En qué se distinguen",
			used: "Anotado: usted usa", referenced: "Agora Nova ya está en el catálogo", uses: "Usos: Debatir", created: "Creada: Ágora. Usted es responsable.", joined: "Le damos la bienvenida a Open budgets.",
			deposited: "Compromiso presentado: Forty clerks", project: "Proyecto concreto", state: "Gobierno", action: "acción 7",
			forYou: "Para usted", declaration: "La Declaración", ally: "De su país (España)", signed: "Respaldo anotado: a título personal",
			undo: "¿Deshacer esto?", undoYes: "Deshacer", undone: "Deshecho:", civil: "Sociedad civil", debate: "Debatir", guest: "Está de visita",
		},
	}
}

// The ten jobs of the summit, one after the other, in each language, by somebody
// who hears nothing but lines and answers with numbers and words that they heard.
func TestPlainTenJobsInEachLanguage(t *testing.T) {
	t.Parallel()
	for _, say := range tongues() {
		t.Run(say.lang, func(t *testing.T) {
			t.Parallel()
			l := listen(t, seeded(t), say.lang, nil)
			l.hears(say.guest)
			l.leads("lea", "Open budgets")
			l.finds(say)
			l.introduces(say)
			l.references(say)
			l.startsAndJoins(say)
			l.deposits(say)
			l.meetsAndSigns(say)
			l.hearsNot("⟦")
			for kind, want := range map[store.Kind]int{store.KindCoalition: 2, store.KindCommitment: 1, store.KindTool: 276} {
				if n := l.store.Count(kind); n != want {
					t.Errorf("%d of %s, expected %d", n, kind, want)
				}
			}
		})
	}
}

// leads makes somebody from Spain lead a coalition, and returns them.
func (l *listener) leads(handle, coalition string) store.Actor {
	l.t.Helper()
	lead := l.person(handle, func(p *store.Person) { p.Country = "ES" })
	actor := store.Actor{Key: "SHA256:key of " + handle, Person: lead, Role: store.Participant}
	purpose := store.Text{"en": "Ten cities.", "fr": "Dix villes.", "es": "Diez ciudades."}
	if _, err := l.store.Submit(l.t.Context(), actor, &store.CreateCoalition{Coalition: store.Coalition{Name: coalition, Purpose: purpose}}); err != nil {
		l.t.Fatal(err)
	}
	return actor
}

// finds tools for a purpose, and compares three.
func (l *listener) finds(say tongue) {
	l.t.Helper()
	l.types("1", "/"+say.purpose)
	l.hears(say.search, "Consul Democracy", "Decidim")
	l.types("= 1 2 3")
	l.hears(say.differ, "1. ", "3. ", "https://otlet.budapest.hu/")
}

// introduces says that one uses a tool, which asks who one is.
func (l *listener) introduces(say tongue) {
	l.t.Helper()
	l.types("b", "u 1", "Ana", "")
	l.chooses(say.civil)
	l.types("", "ES")
	l.hears(say.used)
}

// references a tool that is not there.
func (l *listener) references(say tongue) {
	l.t.Helper()
	l.types("a", "Agora Nova")
	l.chooses(say.debate)
	l.types("Debates.", ".")
	l.hears(say.referenced, say.uses, "Debates.")
}

// startsAndJoins starts a coalition around the tool, and joins another.
func (l *listener) startsAndJoins(say tongue) {
	l.t.Helper()
	l.types("n", "Ágora", "Ten.", ".", "", ".")
	l.hears(say.created, "Ágora", "1. Agora Nova")
	l.types("m", "3")
	l.types("J " + l.number("Open budgets"))
	l.hears(say.joined)
}

// deposits a commitment under the seventh action.
func (l *listener) deposits(say tongue) {
	l.t.Helper()
	l.types("m", "2", "7", "c", "Forty clerks")
	l.chooses(say.project)
	l.hears("[7. ") // Enter keeps the action
	l.types("")
	l.chooses(say.state)
	l.types(".")
	l.hears(say.deposited, say.action)
}

// meetsAndSigns finds an ally, and why; endorses the Declaration, and undoes that.
func (l *listener) meetsAndSigns(say tongue) {
	l.t.Helper()
	l.goes(say.forYou)
	l.hears("lea", say.ally)
	l.chooses("lea")
	l.hears("lea")
	l.goes(say.declaration)
	l.types("E")
	l.hears(say.signed)
	l.types("U")
	l.hears(say.undo)
	l.chooses(say.undoYes)
	l.hears(say.undone)
}
