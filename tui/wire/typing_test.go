package wire

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// pieces are what terminals send, whole, cut and wrong.
var pieces = []string{
	"a", "Z", " ", "\r", "\t", "\x7f", "\x01", "\x1b", "\x1ba", "\x1b\r", "\x1b\x1b", "\x1b[A", "\x1bOB", "\x1b[1;5C", "\x1b[5~", "\x1b[15;2~",
	"\x1bOP", "\x1b[13u", "\x1b[97;5u", "\x1b[27;5;13~", "\x1b[7~", "\x1b[a", "\x1bOa", "\x1b[[A", "\x1b[3^",
	"\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<65;3;4M", "\x1b[M !!", "\x1b[I", "\x1b[O",
	"é", "日本", "e\u0301", "👩‍💻", "\xff", "\xe9", "\xe6\x97",
	"\x1b[200~", "\x1b[201~", "\x1b[200~one\rtwo\x1b[A\ttab é\x1b[201~", "\x1b[200~\xff日\x1b[201~",
	"\x1b]11;rgb:1e1e/1e1e/1e1e\a", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]52;c;YQ==\a", "\x1bP1+r\x1b\\", "\x1b_x\x1b\\", "\x1b]11;",
	"\x1b[8;40;120t", "\x1b[3;4R", "\x1b[?62;4c", "\x1b[", "\x1b[1;", "\x00", "\x9b", "\x1b[999999999999A",
}

// typedAs is what one is handed of what comes in such chunks.
func typedAs(chunks ...string) string {
	var t typing
	var handed strings.Builder
	take := func(event uv.Event) { fmt.Fprintf(&handed, "%T %#v\n", event, event) }
	for _, chunk := range chunks {
		t.add([]byte(chunk), take)
	}
	t.end(take)
	return handed.String()
}

// libraryAs is what the library's own reader makes of it, of which one is handed
// what is not for it alone.
func libraryAs(t *testing.T, typed string) string {
	t.Helper()
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		if err := uv.NewTerminalReader(bytes.NewReader([]byte(typed)), "xterm").StreamEvents(t.Context(), events); err != nil {
			t.Error(err)
		}
	}()
	var handed strings.Builder
	for event := range events {
		hand(event, func(event uv.Event) { fmt.Fprintf(&handed, "%T %#v\n", event, event) })
	}
	return handed.String()
}

func someTyping(r *rand.Rand) (typed []string) {
	for range 1 + r.IntN(8) {
		typed = append(typed, pieces[r.IntN(len(pieces))])
	}
	return typed
}

// What a person typed is what the library's own reader would have said.
func TestTypingIsReadAsTheLibraryReadsIt(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		typed := strings.Join(someTyping(r), "")
		if is, want := typedAs(typed), libraryAs(t, typed); is != want {
			t.Fatalf("%q is\n%sexpected\n%s", typed, is, want)
		}
	}
}

// A line cuts what is typed anywhere, and no half of it is taken for keys.
// Escape before another key may be a key, or alt; and of several characters that
// read as one each is text.
func TestTypingIsTheSameInWhateverPiecesItComes(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		lone := func(piece string) bool { return strings.Trim(piece, "\x1b") == "" }
		typed := strings.ReplaceAll(strings.Join(slices.DeleteFunc(someTyping(r), lone), ""), "\u200d", "")
		var chunks []string
		for rest := typed; rest != ""; {
			n := 1 + r.IntN(len(rest))
			chunks, rest = append(chunks, rest[:n]), rest[n:]
		}
		if is, want := typedAs(chunks...), typedAs(typed); is != want {
			t.Fatalf("%q in the pieces %q is\n%sexpected\n%s", typed, chunks, is, want)
		}
	}
}

// What comes without an end is looked at no further than the first thing in it
// goes: a quarter of a megabyte of beginnings took two seconds.
func TestNothingIsLookedAtForMoreThanItIs(t *testing.T) {
	t.Parallel()
	for rest, goesOn := range map[string]bool{
		"\x1b]11;rgb:1": true, "\x1b]11;rgb:1\x1b": true, "\x1b[M a": true,
		"\x1b]11;rgb:1\x1b\\": false, "\x1b]11;rgb:1\a": false, "\x1b]\x1b]\x1b]": false, "\x1bP\x18": false, "\x1b[M ab": false, "a": false,
	} {
		if unending([]byte(rest)) != goesOn {
			t.Errorf("that %q goes on is said to be %t", rest, !goesOn)
		}
	}
	for _, beginning := range []string{"\x1b", "\x1b]", "\x1bP", "\x1b_", "\x1bX", "\x1b^"} {
		var typed typing
		typed.add([]byte(strings.Repeat(beginning, 4096)), func(uv.Event) {})
		if len(typed.rest) > 3 {
			t.Errorf("of many %q, %d bytes wait for more", beginning, len(typed.rest))
		}
	}
}
