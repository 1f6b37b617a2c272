package presence

import "testing"

// In a crowd nobody is woken for each who comes and goes, but when they are a
// hundredth more or fewer.
func TestACrowdIsNoticedByItsHundredth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		now, seen sight
		differs   bool
	}{
		"nothing":                      {sight{came: 1, online: 5}, sight{came: 1, online: 5}, false},
		"one more among few":           {sight{came: 2, online: 6}, sight{came: 1, online: 5}, true},
		"another in the place of one":  {sight{came: 2, online: 5}, sight{came: 1, online: 5}, true},
		"three more among 400":         {sight{came: 2, online: 403}, sight{came: 1, online: 400}, false},
		"five more among 400":          {sight{came: 2, online: 405}, sight{came: 1, online: 400}, true},
		"five fewer among 400":         {sight{came: 2, online: 395}, sight{came: 1, online: 400}, true},
		"as many, some of them others": {sight{came: 2, online: 400}, sight{came: 1, online: 400}, false},
		"one more looks, of few":       {sight{place: 2, looking: 3, online: 400}, sight{place: 1, looking: 2, online: 400}, true},
		"one more looks, of many":      {sight{place: 2, looking: 301}, sight{place: 1, looking: 300}, false},
	} {
		if got := c.now.differs(c.seen); got != c.differs {
			t.Errorf("%s: %v", name, got)
		}
	}
}
