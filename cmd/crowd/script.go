package main

import (
	"strings"
)

// script is what is pressed in a turn, a word for each thing:
//
//	j enter esc       a key; enter, esc, tab, space, save, up, down and back by name
//	text:open_data    that, letter by letter, an underscore for each space
//	save!reference    a key with which something is done that the record of the server has to have, by its verb
type script []string

// key is one that is pressed, and the verb of what is done with it, if anything is.
type key struct{ press, verb string }

// newScript reads what is pressed from one line.
func newScript(line string) script { return strings.Fields(line) }

// keys are those of one turn. fill writes what differs from turn to turn into a text.
func (s script) keys(fill *strings.Replacer) (keys []key) {
	for _, word := range s {
		if text, ok := strings.CutPrefix(word, "text:"); ok {
			for _, letter := range strings.ReplaceAll(fill.Replace(text), "_", " ") {
				keys = append(keys, key{press: string(letter)})
			}
			continue
		}
		name, verb := word, ""
		if at := strings.LastIndexByte(word, '!'); at > 0 { // else the key itself is one
			name, verb = word[:at], word[at+1:]
		}
		keys = append(keys, key{named(name), verb})
	}
	return keys
}

// named is the key with that name; others are what they are.
func named(name string) string {
	switch name {
	case "enter":
		return "\r"
	case "esc":
		return "\x1b"
	case "tab":
		return "\t"
	case "space":
		return " "
	case "save":
		return "\x13"
	case "up":
		return "\x1b[A"
	case "down":
		return "\x1b[B"
	case "back":
		return "\x7f"
	}
	return name
}
