package publiccode_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// minimal is a file with nothing to say against it, in the newest version.
const minimal = `publiccodeYmlVersion: "0.7"
name: Agora
url: https://example.org/agora.git
platforms: web
developmentStatus: stable
softwareType: standalone/web
description:
  en:
    shortDescription: Decide together.
    longDescription: >
      Agora lets a city ask those who live in it, and lets them answer, propose and
      vote. It keeps who said what, and why something was decided, for everybody to see.
    features:
      - Votes
legal:
  license: MIT
maintenance:
  type: none
localisation:
  localisationReady: true
  availableLanguages: [en]
`

func read(t *testing.T, s string) *publiccode.File {
	t.Helper()
	file, err := publiccode.Read([]byte(s))
	if err != nil {
		t.Fatalf("%v in\n%.2000s", err, s)
	}
	return file
}

// codes are the problems of a file, as code key line.
func codes(problems []publiccode.Problem) map[publiccode.Code]publiccode.Problem {
	out := make(map[publiccode.Code]publiccode.Problem)
	for _, p := range problems {
		if _, has := out[p.Code]; !has {
			out[p.Code] = p
		}
	}
	return out
}

func inUTF16(s string, order binary.AppendByteOrder, mark bool) []byte {
	var out []byte
	if mark {
		out = order.AppendUint16(out, 0xfeff)
	}
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

func TestReadWhateverItIsWrittenIn(t *testing.T) {
	t.Parallel()
	accented := strings.Replace(minimal, "Decide together.", "Décider ensemble", 1)
	latin := bytes.ReplaceAll([]byte(accented), []byte("é"), []byte{0xe9})
	for name, c := range map[string]struct {
		data []byte
		code publiccode.Code
	}{
		"as it is":          {[]byte(accented), ""},
		"BOM":               {append([]byte("\ufeff"), accented...), ""},
		"CRLF":              {[]byte(strings.ReplaceAll(accented, "\n", "\r\n")), ""},
		"CR":                {[]byte(strings.ReplaceAll(accented, "\n", "\r")), ""},
		"Latin-1":           {latin, publiccode.Encoding},
		"UTF-16":            {inUTF16(accented, binary.LittleEndian, true), publiccode.Encoding},
		"UTF-16, other end": {inUTF16(accented, binary.BigEndian, true), publiccode.Encoding},
		"UTF-16, no mark":   {inUTF16(accented, binary.LittleEndian, false), publiccode.Encoding},
		"control character": {[]byte(strings.Replace(accented, "ensemble", "ensem\x07ble", 1)), publiccode.Control},
		"second document":   {[]byte(accented + "---\nname: other\n"), publiccode.Documents},
	} {
		file, err := publiccode.Read(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		tool, _ := file.Tool()
		if tool.Name != "Agora" || !strings.HasPrefix(tool.Summary["en"], "Décider ensem") {
			t.Errorf("%s: read as %q, %q", name, tool.Name, tool.Summary)
		}
		found := file.Check()
		if c.code == "" && len(found) > 0 || c.code != "" && (len(found) != 1 || found[0].Code != c.code) {
			t.Errorf("%s: problems %+v", name, found)
		}
	}
}

func TestWhatIsBrokenIsToldByLineAndTheRestIsRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to string
		code     publiccode.Code
		line     int
	}{
		"a tab":              {"  license: MIT", "\tlicense: MIT", publiccode.Tab, 16},
		"a colon in a text":  {"  license: MIT", "  license: MIT: or so", publiccode.Syntax, 16},
		"an open quote":      {"  type: none", "  type: \"none", publiccode.Syntax, 0},
		"a bad indentation":  {"      - Votes", "   - Votes\n     - More", publiccode.Syntax, 0},
		"an alias of nobody": {"platforms: web", "platforms: *nobody", publiccode.Syntax, 4},
		"a key twice":        {"platforms: web", "platforms: web\nname: Agora", publiccode.Duplicate, 5},
	} {
		file := read(t, strings.Replace(minimal, c.from, c.to, 1))
		tool, _ := file.Tool()
		if tool.Name != "Agora" || tool.Repository == "" {
			t.Errorf("%s: nothing of the rest was read", name)
		}
		p, told := codes(file.Check())[c.code]
		if !told || c.line > 0 && p.Line != c.line {
			t.Errorf("%s: told %+v", name, file.Check())
		}
	}
}

// What was there before a file breaks off is read.
func TestTruncated(t *testing.T) {
	t.Parallel()
	whole := minimal
	for cut := strings.Index(whole, "platforms"); cut < len(whole); cut++ {
		file, err := publiccode.Read([]byte(whole[:cut]))
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if tool, _ := file.Tool(); tool.Name != "Agora" || tool.Repository != "https://example.org/agora.git" {
			t.Fatalf("cut at %d: read as %+v", cut, tool)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	laughs := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		laughs += string(i) + ": &" + string(i) + " [" + strings.Repeat("*"+string(i-1)+",", 10) + "]\n"
	}
	for name, c := range map[string]struct {
		data string
		why  publiccode.Reason
	}{
		"nothing":            {"", publiccode.Nothing},
		"blank":              {" \n\n", publiccode.Nothing},
		"a comment":          {"# name: x\n", publiccode.Nothing},
		"a text":             {"just words\n", publiccode.NotPubliccode},
		"a list":             {"- name: x\n", publiccode.NotPubliccode},
		"null":               {"~\n", publiccode.NotPubliccode},
		"no YAML":            {"{{{{", publiccode.NotYAML},
		"a picture":          {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", publiccode.Binary},
		"noise":              {strings.Repeat("\x01\x02\x03\xff\xfe", 100), publiccode.Binary},
		"10 MB":              {"name: " + strings.Repeat("x", 10<<20), publiccode.TooLarge},
		"an alias bomb":      {laughs, publiccode.TooMany},
		"a loop":             {"a: &a\n  b: *a\n", publiccode.Loop},
		"a loop of a list":   {"a: &a [*a]\n", publiccode.Loop},
		"a loop of a merge":  {"a: &a\n  <<: *a\n", publiccode.Loop},
		"deep lists":         {"a: " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000), publiccode.TooDeep},
		"deep sections":      {strings.Repeat("{a: ", 900) + strings.Repeat("}", 900), publiccode.TooDeep},
		"many values":        {"a: [" + strings.Repeat("x,", 25_000) + "x]", publiccode.TooMany},
		"very many values":   {"a: [" + strings.Repeat(",", 200_000) + "x]", publiccode.TooMany},
		"many keys":          {strings.Repeat("k: v\n", 25_000), publiccode.TooMany},
		"many empty braces":  {"a: [" + strings.Repeat("{},", 80_000) + "]", publiccode.TooMany},
		"very deep brackets": {"a: " + strings.Repeat("[", 50_000), publiccode.NotYAML},
	} {
		_, err := publiccode.Read([]byte(c.data))
		var refused *publiccode.RefusedError
		if !errors.As(err, &refused) || refused.Why != c.why {
			t.Errorf("%s: %.200v, want %s", name, err, c.why)
		}
	}
}

func TestNothingInTheKeys(t *testing.T) {
	t.Parallel()
	var empty strings.Builder
	for line := range strings.Lines(minimal) {
		if key, _, _ := strings.Cut(line, ":"); key == strings.TrimSpace(key) && !strings.HasPrefix(line, " ") {
			empty.WriteString(key + ":\n")
		}
	}
	file := read(t, empty.String())
	errs, _ := publiccode.Count(file.Check())
	if errs < 9 {
		t.Errorf("%d errors in a file without a value: %+v", errs, file.Check())
	}
	if tool, _ := file.Tool(); tool.Name != "" || len(tool.Summary) > 0 {
		t.Errorf("read as %+v", tool)
	}
}
