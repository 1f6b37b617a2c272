package wire

import (
	"bytes"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// typing is what was typed at the other end, on its way to be events.
//
// The library decodes each sequence. Its reader, which would put them together,
// is not used: it keeps a table of 1,320 keys for each terminal, 140 KB, which
// was the most of what a session took, and says the same as its decoder does
// but for F3 with other keys.
type typing struct {
	decoder uv.EventDecoder
	rest    []byte // what is not decoded yet
	pasted  []byte // of the paste that goes on
	pasting bool
}

// add decodes what came, as far as it can be known what it is, and reports
// whether that was anything: escape may be the key, or the beginning of another.
func (t *typing) add(came []byte, take func(uv.Event)) bool {
	t.rest = append(t.rest, came...)
	return t.decode(false, take)
}

// end decodes what nothing followed in time.
func (t *typing) end(take func(uv.Event)) { t.decode(true, take) }

// waits reports whether it depends on what follows what it is that came.
func (t *typing) waits() bool { return len(t.rest) > 0 }

func (t *typing) decode(late bool, take func(uv.Event)) (taken bool) {
	for len(t.rest) > 0 {
		if !late && unending(t.rest) {
			break
		}
		n, event := t.decoder.Decode(t.rest)
		if n <= 0 || !late && unfinished(t.rest, n, event) {
			break
		}
		if event = t.pass(event, t.rest[:n]); event != nil {
			hand(event, take)
			taken = true
		}
		t.rest = t.rest[n:]
	}
	if len(t.rest) == 0 {
		t.rest = nil // a session rests for hours
	}
	return taken
}

// unfinished reports whether more may come that belongs to the first event.
func unfinished(rest []byte, n int, event uv.Event) bool {
	if _, unknown := event.(uv.UnknownEvent); unknown {
		return n == len(rest) || !utf8.FullRune(rest)
	}
	const most = len("\x1b\x1b[") // more of the key itself is somebody leaning on it
	keys := bytes.TrimLeft(rest[:n], "\x1b")
	return n == len(rest) && n <= most && len(keys) < n && len(keys) <= 1
}

// unending reports whether what a terminal tells by itself goes on, which is an
// answer or where its mouse is. The decoder would take the second half for
// keys, where the line cut it. It looks no further than the answer goes: there
// may be a hundred thousand behind it.
func unending(rest []byte) bool {
	if bytes.HasPrefix(rest, []byte("\x1b[M")) {
		return len(rest) < len("\x1b[Mbxy")
	}
	if len(rest) < 2 || rest[0] != '\x1b' || bytes.IndexByte([]byte("]P_^X"), rest[1]) < 0 {
		return false
	}
	end := bytes.IndexAny(rest[2:], "\a\x1b\x18\x1a") // BEL, ST or another sequence, CAN, SUB (ECMA-48)
	return end < 0 || rest[2+end] == '\x1b' && 2+end == len(rest)-1
}

// pass keeps what is pasted until its end has come.
func (t *typing) pass(event uv.Event, sequence []byte) uv.Event {
	switch event := event.(type) {
	case uv.PasteStartEvent:
		t.pasting = true
		return nil
	case uv.PasteEndEvent:
		whole := uv.PasteEvent{Content: valid(string(t.pasted))}
		t.pasting, t.pasted = false, nil
		return whole
	case uv.KeyPressEvent:
		if !t.pasting {
			return event
		}
		if event.Text != "" {
			sequence = []byte(event.Text)
		}
		t.pasted = append(t.pasted, sequence...)
		return nil
	default:
		if t.pasting {
			return nil
		}
		return event
	}
}

// hand hands on what a person or their terminal has to say here. Reports that
// nobody asked for are nothing, and a client's size comes by the protocol,
// where it is checked.
func hand(event uv.Event, take func(uv.Event)) {
	switch event := event.(type) {
	case uv.MultiEvent:
		for _, one := range event {
			hand(one, take)
		}
	case uv.KeyPressEvent, uv.MouseEvent, uv.PasteEvent, uv.BackgroundColorEvent:
		take(event)
	}
}

// valid leaves out what is no text.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "")
}
