package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// use is a key that the interface asks for by name, and by which method.
type use struct{ key, method, where string }

// uses reads the interface's own code, and finds the calls of T, F and N with
// a key written out.
func uses(t *testing.T) []use {
	t.Helper()
	var found []use
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok {
				if key, method := keyOf(call); key != "" {
					found = append(found, use{key, method, files.Position(call.Pos()).String()})
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func keyOf(call *ast.CallExpr) (key, method string) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return "", ""
	}
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", ""
	}
	key, err := strconv.Unquote(literal.Value)
	if err != nil || !strings.Contains(key, ".") {
		return "", ""
	}
	switch selector.Sel.Name {
	case "T", "F", "N":
		return key, selector.Sel.Name
	}
	return "", ""
}

// No word is missing on any screen: what is asked for by name is there, as what
// it is asked for.
func TestEveryWordAskedForIsThere(t *testing.T) {
	t.Parallel()
	english, asked := byID(entries(t, "en")), uses(t)
	if len(asked) < 10 {
		t.Fatalf("only %d words are asked for: the test looks in the wrong place", len(asked))
	}
	for _, u := range asked {
		plain, isPlain := english[u.key+"/"]
		_, isPlural := english[u.key+"/other"]
		switch {
		case !isPlain && !isPlural:
			t.Errorf("%s: there is no %s", u.where, u.key)
		case u.method == "N" && !isPlural:
			t.Errorf("%s: %s has no plural", u.where, u.key)
		case u.method != "N" && !isPlain:
			t.Errorf("%s: %s is a plural, and wants a number", u.where, u.key)
		case u.method == "T" && len(placeholders(plain.text)) > 0:
			t.Errorf("%s: %s has placeholders that T does not fill in", u.where, u.key)
		}
	}
}
