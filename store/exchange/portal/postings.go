package portal

import (
	"slices"
	"strconv"
	"strings"
)

// postings are the tools of each word: those that have it in their name, and
// those that have it elsewhere.
func postings(lines []string) map[string][2][]int {
	out := make(map[string][2][]int)
	for _, line := range lines {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			continue
		}
		number, _ := strconv.Atoi(parts[2]) // written by takeWords
		of := out[parts[0]]
		where := 0
		if parts[1] == inText {
			where = 1
		}
		of[where] = append(of[where], number)
		out[parts[0]] = of
	}
	for word, of := range out {
		out[word] = [2][]int{gaps(of[0]), gaps(of[1])}
	}
	return out
}

func numbers(lines []string) []int {
	out := make([]int, 0, len(lines))
	for _, line := range lines {
		number, _ := strconv.Atoi(line) // written by takeValues
		out = append(out, number)
	}
	return out
}

// gaps are numbers in rising order, each by how far it is from the one before:
// that is shorter.
func gaps(all []int) []int {
	slices.Sort(all)
	out, before := make([]int, 0, len(all)), 0
	for _, number := range all {
		out = append(out, number-before)
		before = number
	}
	return out
}
