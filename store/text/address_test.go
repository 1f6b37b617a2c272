package text_test

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/text"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"example.org":                       "https://example.org",
		" HTTP://Example.ORG/Path ":         "http://example.org/Path",
		"//example.org/a":                   "https://example.org/a",
		"example.org:8080/x":                "https://example.org:8080/x",
		"https://example.org:443/":          "https://example.org/",
		"http://example.org:80":             "http://example.org",
		"http://example.org:443":            "http://example.org:443",
		"https://example.org:/":             "https://example.org/",
		"https://example.org./a?b=c#d":      "https://example.org/a?b=c#d",
		"https://example.org/a:b@c":         "https://example.org/a:b@c",
		"https://example.org?next=http://x": "https://example.org?next=http://x",
		"https://example.org/été":           "https://example.org/%C3%A9t%C3%A9",
		"https://example.org/%7euser%2f":    "https://example.org/~user%2F",
		"https://example.org/100%":          "https://example.org/100%25",
		`https://example.org/"<>\^{}|`:      "https://example.org/%22%3C%3E%5C%5E%7B%7D%7C",
		"préfecture.gouv.fr":                "https://xn--prfecture-c4a.gouv.fr",
		"https://münchen.de":                "https://xn--mnchen-3ya.de",
		"https://президент.рф":              "https://xn--d1abbgf6aiiy.xn--p1ai",
		"https://他们为什么不说中文.cn":              "https://xn--ihqwcrb4cv8a8dqg056pqjye.cn",
		"https://ｅｘａｍｐｌｅ。org":               "https://example.org",
		"https://аpple.com":                 "https://xn--pple-43d.com",
		"https://my_site.example.org":       "https://my_site.example.org",
	} {
		if got, err := text.Address(in); got != want || err != nil {
			t.Errorf("Address(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestAddressRefused(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]error{
		"javascript:alert(1)":         text.ErrAddressScheme,
		"JavaScript://x.org/%0aalert": text.ErrAddressScheme,
		"file:///etc/passwd":          text.ErrAddressScheme,
		"data:text/html,x":            text.ErrAddressScheme,
		"mailto:a@example.org":        text.ErrAddressScheme,
		"ftp://example.org":           text.ErrAddressScheme,
		"ssh://git@example.org":       text.ErrAddressScheme,
		"":                            text.ErrAddressHost,
		"https://":                    text.ErrAddressHost,
		"https:///a.b":                text.ErrAddressHost,
		"https:example.org":           text.ErrAddressHost,
		"localhost":                   text.ErrAddressHost,
		"localhost:3000":              text.ErrAddressHost,
		"http://127.0.0.1/":           text.ErrAddressHost,
		"http://[::1]/":               text.ErrAddressHost,
		"http://a..b/":                text.ErrAddressHost,
		"http://-a.org":               text.ErrAddressHost,
		"http://a%2eorg":              text.ErrAddressHost,
		"http://exa℀mple.org":         text.ErrAddressHost,
		`http://good.org\evil.org`:    text.ErrAddressHost,
		"http://" + strings.Repeat("a", 64) + ".org":       text.ErrAddressHost,
		"http://" + strings.Repeat("a.", 130) + "org":      text.ErrAddressHost,
		"http://example.org:99999":                         text.ErrAddressPort,
		"http://example.org:0":                             text.ErrAddressPort,
		"http://example.org:x":                             text.ErrAddressPort,
		"http://a:b@example.org":                           text.ErrAddressUser,
		`http://evil.org\@good.org`:                        text.ErrAddressUser,
		"git@github.com:o/r.git":                           text.ErrAddressUser,
		"https://example.org/a b":                          text.ErrAddressCharacters,
		"https://example.org/\x1b[1m":                      text.ErrAddressCharacters,
		"https://exam\u200dple.org":                        text.ErrAddressCharacters,
		"https://example.org/\u202e":                       text.ErrAddressCharacters,
		"https://example.org/\xff":                         text.ErrAddressCharacters,
		"https://example.org/\r\nSet-Cookie:a":             text.ErrAddressCharacters,
		"https://example.org/" + strings.Repeat("a", 2048): text.ErrAddressLong,
		"https://example.org/" + strings.Repeat("é", 800):  text.ErrAddressLong,
	} {
		if got, err := text.Address(in); got != "" || !errors.Is(err, want) {
			t.Errorf("Address(%q) = %q, %v, want %v", in, got, err, want)
		}
	}
}

func TestAddressKey(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"github.com/consul/consul", "https://github.com/consul/consul", "http://www.GitHub.com/Consul/consul.git/",
			"https://github.com:443/consul/consul#readme", "github.com/consul/consul.GIT"},
		{"example.org", "https://example.org/", "http://www.example.org:80", "https://EXAMPLE.org?", "example.org/.git"},
		{"example.org/a?b", "http://example.org/a/?b#c"},
		{"xn--prfecture-c4a.fr", "préfecture.fr"},
		{"www.org", "https://www.org/"},
	} {
		for _, address := range same {
			if got := text.AddressKey(address); got != same[0] {
				t.Errorf("AddressKey(%q) = %q, want %q", address, got, same[0])
			}
		}
	}
	if text.AddressKey("example.org/A") == text.AddressKey("example.org/a") {
		t.Error("the case of a path counts outside github.com")
	}
	if got := text.AddressKey("javascript:alert(1)"); got != "" {
		t.Errorf("what is no address has the key %q", got)
	}
}

func checkAddress(t *testing.T, s string) {
	t.Helper()
	for _, s := range []string{s, "https://example.org/" + s, "http://" + s + ".org", "x.org:" + s} {
		address, err := text.Address(s)
		if err != nil {
			continue
		}
		if !regexp.MustCompile(`^https?://[a-z0-9._-]+\.[a-z0-9_-]+(:[0-9]+)?([/?#][!#-;=?-\[\]_a-z~]*)?$`).MatchString(address) {
			t.Errorf("Address(%+q) = %+q", s, address)
		}
		if again, err := text.Address(address); err != nil || again != address {
			t.Errorf("Address(%+q) = %+q, and again %+q, %v", s, address, again, err)
		}
		host, _, _ := strings.Cut(strings.SplitN(address, "://", 2)[1], ":")
		if parsed, err := url.Parse(address); err != nil || !strings.HasPrefix(host, parsed.Hostname()) {
			t.Errorf("Address(%+q) = %+q, which leads to %v, %v", s, address, parsed, err)
		}
		key := text.AddressKey(address)
		if key == "" || text.AddressKey(key) != key {
			t.Errorf("AddressKey(%+q) = %+q, and again %+q", address, key, text.AddressKey(key))
		}
	}
}
