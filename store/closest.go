package store

import "github.com/ogptoolbox/concorde/store/text"

// closest is the choice that a mistyped value perhaps meant, or empty.
func closest(value string, choices []string) string {
	best, distance := "", 4
	for _, choice := range choices {
		if d := editDistance(text.Fold(value), text.Fold(choice)); d < distance && 2*d <= len(choice) {
			best, distance = choice, d
		}
	}
	return best
}

// editDistance counts insertions, deletions and substitutions between two short words.
func editDistance(a, b string) int {
	left, right := []rune(a), []rune(b)
	row := make([]int, len(right)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range left {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range right {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(right)]
}
