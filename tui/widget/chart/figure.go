package chart

import "strings"

// FigureHeight is the height of a figure in lines.
const FigureHeight = 5

// figures are the digits of a figure, five lines of three cells each.
func figures() map[rune][FigureHeight]string {
	return map[rune][FigureHeight]string{
		'0': {"███", "█ █", "█ █", "█ █", "███"},
		'1': {" █ ", "██ ", " █ ", " █ ", "███"},
		'2': {"███", "  █", "███", "█  ", "███"},
		'3': {"███", "  █", "███", "  █", "███"},
		'4': {"█ █", "█ █", "███", "  █", "  █"},
		'5': {"███", "█  ", "███", "  █", "███"},
		'6': {"███", "█  ", "███", "█ █", "███"},
		'7': {"███", "  █", "  █", "  █", "  █"},
		'8': {"███", "█ █", "███", "█ █", "███"},
		'9': {"███", "█ █", "███", "  █", "███"},
	}
}

// Figure draws the digits of a number large. Whatever is no digit is a gap.
// With plain, it is drawn with a character that every terminal has.
func Figure(number string, plain bool) []string {
	table := figures()
	lines := make([]string, FigureHeight)
	for _, r := range number {
		digit, ok := table[r]
		for i := range lines {
			if lines[i] != "" {
				lines[i] += " "
			}
			if ok {
				lines[i] += digit[i]
			} else {
				lines[i] += " "
			}
		}
	}
	if plain {
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], "█", "#")
		}
	}
	return lines
}
