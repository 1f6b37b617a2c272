package store

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"
)

// specimen is a record of each kind with something in it.
func specimen(kind Kind) Record {
	head := Meta{ID: StableID("a"), Slug: "a", Revision: 3, CreatedBy: StableID("b"), CreatedAt: time.Unix(1e9, 5e6).UTC()}
	record := kind.blank()
	*record.meta() = head
	switch r := record.(type) {
	case *Tool:
		r.Name, r.Uses, r.Summary = "A", []string{"map"}, Text{"en": "a"}
		r.Extra = map[string]any{"a": []any{"b", map[string]any{"c": true}}}
	case *Tie:
		r.Person, r.Tool, r.Relation = StableID("p"), StableID("t"), Uses
	case *Coalition:
		r.Name, r.Leads, r.Needs = "C", []ID{StableID("p")}, []Need{{"law", "words"}}
	case *Person:
		r.Handle, r.Keys = "ana", []string{"SHA256:x"}
	}
	return record
}

func TestEveryKindComesBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range Kinds() {
		record := specimen(kind)
		if record.Kind() != kind || kind.String() == "unknown" {
			t.Errorf("kind %d makes a %s", kind, record.Kind())
		}
		body, err := c.encode(record)
		if err != nil {
			t.Fatal(err)
		}
		back, err := c.decodeRecord(kind, body)
		if err != nil {
			t.Fatal(err)
		}
		was, _ := json.Marshal(record)
		is, err := json.Marshal(back)
		if err != nil || !bytes.Equal(was, is) {
			t.Errorf("%s came back as %s (%v), was %s", kind, is, err, was)
		}
		again, err := c.encode(back)
		if err != nil || !bytes.Equal(body, again) {
			t.Errorf("%s is encoded in two ways (%v)", kind, err)
		}
	}
}

// FuzzDecodeRecord reads what a damaged disk could hold: an error, or a record
// that can be written and read again as it is.
func FuzzDecodeRecord(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	for _, kind := range Kinds() {
		body, err := c.encode(specimen(kind))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(kind), body)
		f.Add(byte(kind), body[:len(body)/2])
	}
	f.Add(byte(0), []byte{recordFormat, 0xf6})
	f.Add(byte(KindTool), []byte{recordFormat, 0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Add(byte(KindTool), append([]byte{recordFormat}, bytes.Repeat([]byte{0x81}, 1000)...))
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		record, err := c.decodeRecord(Kind(kind), data)
		if err != nil {
			return
		}
		body, err := c.encode(record)
		if err != nil {
			t.Fatalf("decoded, and cannot be encoded: %v", err)
		}
		back, err := c.decodeRecord(Kind(kind), body)
		if err != nil {
			t.Fatalf("encoded, and cannot be decoded: %v", err)
		}
		if again, err := c.encode(back); err != nil || !bytes.Equal(body, again) {
			t.Fatalf("encoded in two ways: %v", err)
		}
		eachKey(record, func([]byte) {})
		_ = record.Title("en")
		_ = record.clean()
	})
}
