package sshd

import (
	"net"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// Whatever is asked for a session, in whatever form, what is kept of it is small and can be drawn.
func FuzzRequests(f *testing.F) {
	pty := gossh.Marshal(struct {
		Term       string
		W, H, X, Y uint32
		Modes      string
	}{"xterm", 1<<32 - 1, 0, 0, 0, "\x01\x00\x00\x00\x00\x00"})
	f.Add("env", gossh.Marshal(struct{ Name, Value string }{"LANG", "fr"}), pty)
	f.Add("window-change", gossh.Marshal(struct{ W, H, X, Y uint32 }{1 << 31, 1, 2, 3}), pty)
	f.Add("exec", gossh.Marshal(struct{ Line string }{"tool list"}), pty)
	f.Add("shell", []byte{}, []byte{0, 0, 0, 255})
	f.Add("auth-agent-req@openssh.com", []byte{}, []byte{})
	f.Fuzz(func(t *testing.T, kind string, payload, pty []byte) {
		v := &visit{size: Size{Width: 80, Height: 24}, sizes: make(chan Size, 1)}
		v.answer(&gossh.Request{Type: "pty-req", Payload: pty})
		for range mostVariables + 2 {
			start, ok := v.answer(&gossh.Request{Type: kind, Payload: payload})
			if granted := []string{"pty-req", "env", "window-change", "shell", "exec"}; ok && !slices.Contains(granted, kind) {
				t.Fatalf("%q is granted", kind)
			}
			if start != nil && !ok || start == nil && ok && (kind == "shell" || kind == "exec") {
				t.Fatalf("%q is granted and not done, or done and not granted", kind)
			}
			v.started = v.started || start != nil
		}
		if v.size.Width < 1 || v.size.Width > mostWidth || v.size.Height < 1 || v.size.Height > mostHeight {
			t.Errorf("the size is %v", v.size)
		}
		if len(v.environ.list) > mostVariables {
			t.Errorf("there are %d variables", len(v.environ.list))
		}
		for _, variable := range v.environ.list {
			if len(variable) > mostVariable || strings.ContainsFunc(variable, func(r rune) bool { return r < ' ' || r > '~' }) {
				t.Errorf("the variable %q is kept", variable)
			}
		}
	})
}

// A session begins once, and what was said before it began stays as it was.
func TestASessionBeginsOnce(t *testing.T) {
	t.Parallel()
	v := &visit{size: Size{Width: 80, Height: 24}, sizes: make(chan Size, 1)}
	if start, ok := v.answer(&gossh.Request{Type: "shell"}); start == nil || !ok {
		t.Fatal("a shell is refused")
	}
	v.started = true
	for kind, payload := range map[string][]byte{
		"shell": nil, "exec": gossh.Marshal(struct{ Line string }{"x"}), "env": gossh.Marshal(struct{ Name, Value string }{"LANG", "fr"}),
		"pty-req": gossh.Marshal(struct {
			Term       string
			W, H, X, Y uint32
			Modes      string
		}{}),
	} {
		if start, ok := v.answer(&gossh.Request{Type: kind, Payload: payload}); start != nil || ok {
			t.Errorf("%s is granted again", kind)
		}
	}
}

// Who has a network of IPv6 addresses has one address.
func TestAddressesAsTheyAreCounted(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "::ffff:192.0.2.7": "192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::", "2001:db8:1:2::1": "2001:db8:1:2::", "fe80::1": "fe80::",
	} {
		if got := hostOf(&net.TCPAddr{IP: net.ParseIP(address), Port: 1}).String(); got != want {
			t.Errorf("%s is counted as %s", address, got)
		}
	}
}

// Whoever counts refusals knows every cause beforehand.
func TestCausesAreAllListed(t *testing.T) {
	t.Parallel()
	code, err := os.ReadFile("observer.go")
	if err != nil {
		t.Fatal(err)
	}
	var defined []string
	for _, found := range regexp.MustCompile(`(?m)^\tCause\w+ += "([a-z-]+)"`).FindAllSubmatch(code, -1) {
		defined = append(defined, string(found[1]))
	}
	if got := Causes(); len(got) < 10 || !slices.Equal(got, defined) {
		t.Errorf("listed are %q, and there are %q", got, defined)
	}
}
