package text

import "golang.org/x/text/unicode/norm"

// Line returns s as one clean line: valid UTF-8 in NFC, without control, formatting, private or invisible
// characters, without terminal escape sequences, every run of white space one space (a single
// space that does not break stays one, as French needs it), and no more accents on a
// letter than a language needs. Bytes that are no UTF-8 show as U+FFFD, so that a loss is seen.
func Line(s string) string {
	if cleanLine(s) {
		return s
	}
	return clean(s, false)
}

// Block returns s as clean text of several lines: each as [Line] makes it, but with its indentation kept, because
// Markdown gives it a meaning. At most one blank line separates two others, and none begins or ends the text.
func Block(s string) string {
	if cleanBlock(s) {
		return s
	}
	return clean(s, true)
}

// clean decides about characters between decomposing and composing. Each decision then sees the very text that a
// second cleaning would see, which is what makes the whole idempotent.
func clean(s string, block bool) string {
	decomposed := norm.NFD.Bytes(sieve(s))
	w := writer{block: block, out: make([]byte, 0, len(decomposed))}
	w.writeAll(decomposed)
	return string(norm.NFC.Bytes(w.out))
}
