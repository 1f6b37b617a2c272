package frame

import "strings"

// Beside puts blocks side by side. They keep the widths they have; shorter ones
// are filled with blanks to the height of the tallest.
func Beside(blocks ...string) string { return below("", blocks) }

// Below puts blocks side by side below a line, as [Beside] does.
func Below(line string, blocks ...string) string { return below(line+"\n", blocks) }

func below(head string, blocks []string) string {
	height, bytes := 0, len(head)
	columns := make([][]string, len(blocks))
	for i, block := range blocks {
		columns[i] = strings.Split(block, "\n")
		height = max(height, len(columns[i]))
		bytes += len(block)
	}
	var b strings.Builder
	b.Grow(bytes) // a screen is drawn for each key, and growing took half of all its memory
	b.WriteString(head)
	for line := range height {
		if line > 0 {
			b.WriteByte('\n')
		}
		for _, column := range columns {
			if line < len(column) {
				b.WriteString(column[line])
			} else {
				pad(&b, lineWidth(column[0]))
			}
		}
	}
	return b.String()
}

// Stack puts blocks one under the other, leaving out those that are empty.
func Stack(blocks ...string) string {
	kept := make([]string, 0, len(blocks))
	for _, block := range blocks {
		if block != "" {
			kept = append(kept, block)
		}
	}
	return strings.Join(kept, "\n")
}

// Split shares a number of cells out by weight; the parts add up to it exactly.
func Split(total int, weights ...int) []int {
	sum := 0
	for _, weight := range weights {
		sum += max(weight, 0)
	}
	parts := make([]int, len(weights))
	if sum == 0 || total <= 0 {
		return parts
	}
	before, used := 0, 0
	for i, weight := range weights {
		before += max(weight, 0)
		parts[i] = total*before/sum - used
		used += parts[i]
	}
	return parts
}
