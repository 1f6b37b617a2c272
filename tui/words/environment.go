package words

import (
	"slices"
	"strings"
)

// FromEnv chooses the language of someone whose locale variables have these
// values: the first that is set decides, as POSIX has it.
func FromEnv(lcAll, lcMessages, lang string) string {
	for _, value := range []string{lcAll, lcMessages, lang} {
		if value == "" {
			continue
		}
		end := strings.IndexAny(value, "_-.@:")
		if end < 0 {
			end = len(value)
		}
		if base := strings.ToLower(value[:end]); slices.Contains(Languages(), base) {
			return base
		}
		return Fallback
	}
	return Fallback
}
