package text

import "strings"

// AddressKey returns the same for two addresses that lead to the same place, whatever their scheme, "www.", default
// port, fragment, final slash or ".git"; on github.com the case of the path does not count either. It is empty for
// what is no address. A key is compared, never followed.
func AddressKey(s string) string {
	address, err := Address(s)
	if err != nil {
		return ""
	}
	_, address, _ = strings.Cut(address, "://")
	address, _, _ = strings.Cut(address, "#")
	address, query, _ := strings.Cut(address, "?")
	authority, path, _ := strings.Cut(address, "/")
	key := keyHost(authority)
	if key == "github.com" {
		path = strings.ToLower(path)
	}
	path = keyPath(path)
	if path != "" {
		key += "/" + path
	}
	if query != "" {
		key += "?" + query
	}
	return key
}

// keyHost drops "www." where a host remains, and the ports of either scheme, since the scheme is dropped too.
func keyHost(authority string) string {
	host := strings.TrimSuffix(strings.TrimSuffix(authority, ":443"), ":80")
	for {
		rest, ok := strings.CutPrefix(host, "www.")
		if name, _, _ := strings.Cut(rest, ":"); !ok || !strings.Contains(name, ".") {
			return host
		}
		host = rest
	}
}

func keyPath(path string) string {
	for {
		shorter := strings.TrimSuffix(strings.Trim(path, "/"), ".git")
		if shorter == path {
			return path
		}
		path = shorter
	}
}
