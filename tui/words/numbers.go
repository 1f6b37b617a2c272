package words

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// narrow is the space that French and Spanish put between thousands: it does
// not break at the end of a line.
const narrow = "\u202f"

// unbroken is the space inside a short date, which stays in one piece at the end
// of a line.
const unbroken = "\u00a0"

// Number writes a number as the language does: 12,345 in English, 12 345 in
// French and Spanish, where Spanish leaves four digits together.
func (w *Words) Number(n int) string {
	switch w.lang {
	case "fr":
		return group(n, narrow, 4)
	case "es":
		return group(n, narrow, 5)
	}
	return group(n, ",", 4)
}

// group puts a separator between thousands, from a number of digits on.
func group(n int, separator string, from int) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	if len(digits) < from {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(digit)
	}
	return b.String()
}

func monthKey(month int) string { return "shell.month." + strconv.Itoa(month) }

// Date writes a day in a column: 24 Nov 2016, 24 nov. 2016, 24 nov 2016.
func (w *Words) Date(t time.Time) string {
	return w.day(t) + unbroken + w.months[t.Month()-1] + unbroken + strconv.Itoa(t.Year())
}

// LongDate writes a day in a sentence, as people write it: 1 December 2016,
// 1er décembre 2016, 1 de diciembre de 2016.
func (w *Words) LongDate(t time.Time) string {
	return w.F("shell.date", map[string]any{"Day": w.day(t), "Month": w.fullMonth(t), "Year": t.Year()})
}

func (w *Words) fullMonth(t time.Time) string {
	return w.T("shell.month.full." + strconv.Itoa(int(t.Month())))
}

// day is the day of a month: only French has an ordinal, and only of the first.
func (w *Words) day(t time.Time) string {
	if w.lang == "fr" && t.Day() == 1 {
		return "1er"
	}
	return strconv.Itoa(t.Day())
}

// Day writes a day, a month or a year of the record, as 2017-06-30, 2017-06 or
// 2017 are kept there; other words stay as they are.
func (w *Words) Day(day string) string {
	return kept(day, w.Date, func(t time.Time) string { return w.months[t.Month()-1] + unbroken + strconv.Itoa(t.Year()) })
}

// LongDay writes a day, a month or a year of the record in a sentence.
func (w *Words) LongDay(day string) string {
	return kept(day, w.LongDate, func(t time.Time) string {
		if w.lang == "es" {
			return w.fullMonth(t) + " de " + strconv.Itoa(t.Year())
		}
		return w.fullMonth(t) + " " + strconv.Itoa(t.Year())
	})
}

// Since writes a day, a month or a year of the record as it follows "since":
// French and Spanish have an article before a day, "depuis le 4 mai 2016", and
// none before a month.
func (w *Words) Since(day string) string {
	if _, err := time.Parse(time.DateOnly, day); err == nil {
		return w.F("shell.date.since", map[string]any{"Day": w.Day(day)})
	}
	return w.Day(day)
}

// kept writes what the record keeps as a day or as a month.
func kept(day string, date, month func(time.Time) string) string {
	if at, err := time.Parse(time.DateOnly, day); err == nil {
		return date(at)
	}
	if at, err := time.Parse("2006-01", day); err == nil {
		return month(at)
	}
	return day
}

// Moment writes a day and a time of day.
func (w *Words) Moment(t time.Time) string {
	return w.F("shell.moment", map[string]any{"Day": w.Date(t), "Time": w.Clock(t)})
}

// Clock writes a time of day, on 24 hours in every language: 14:00, and in
// French 14 h 00.
func (w *Words) Clock(t time.Time) string {
	if w.lang == "fr" {
		return t.Format("15" + unbroken + "h" + unbroken + "04")
	}
	return t.Format("15:04")
}

// Ago says how long before now something was; from a week on, on which day.
func (w *Words) Ago(t, now time.Time) string {
	const day = 24 * time.Hour
	switch past := now.Sub(t); {
	case past < time.Minute:
		return w.T("shell.ago.now")
	case past < time.Hour:
		return w.N("shell.ago.minutes", int(past/time.Minute))
	case past < day:
		return w.N("shell.ago.hours", int(past/time.Hour))
	case past < 2*day:
		return w.T("shell.ago.yesterday")
	case past < 7*day:
		return w.N("shell.ago.days", int(past/day))
	}
	return w.Date(t)
}

// Country is the name of a country by its two-letter code, or the code itself.
func (w *Words) Country(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	if key := "vocabulary.country." + code; w.Has(key) {
		return w.T(key) // renamed since the tables of golang.org/x/text were made
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	if name := w.regions.Name(region); name != "" {
		return name
	}
	return code
}

// Language is the name of a language by its BCP 47 tag, or the tag itself.
func (w *Words) Language(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil || parsed == language.Und {
		return tag
	}
	if name := w.tags.Name(parsed); name != "" {
		return name
	}
	return tag
}
