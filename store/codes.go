package store

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"math/big"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// The one-time codes by which another device joins an account. A code has
// twelve letters and digits, of those that nobody takes for another when
// they read or hear them: 55 bits.
const (
	codeAlphabet = "34679ACDEFGHJKMNPQRTVWXY"
	codeLength   = 12
	codeGroup    = 4
	codeLife     = 10 * time.Minute
	mostCodes    = 1024 // at a time
)

// How many tries are heard. With a thousand codes live, somebody with any
// number of keys has less than one chance in a hundred million in ten minutes.
const (
	codeTries        = 5
	codeTriesRate    = rate.Limit(1.0 / 60) // a second: one more each minute
	codeTriesAll     = 100                  // of all keys together
	codeTriesAllRate = rate.Limit(10)
)

// errManyCodes says that too many people add a device in this moment.
var errManyCodes = errors.New("too many codes at once: try again in a few minutes")

// codes are the codes that are live. They are in memory alone, as their sums:
// not on the record, not in a log, not in an image of the memory.
type codes struct {
	mu   sync.Mutex
	live map[ID]offer // by person: one each
	each *allowances  // tries, by key
	all  *rate.Limiter
}

// offer is the code of one person.
type offer struct {
	sum   [sha256.Size]byte
	until time.Time
}

func newCodes() *codes {
	return &codes{
		live: make(map[ID]offer), each: newAllowances(), all: rate.NewLimiter(codeTriesAllRate, codeTriesAll),
	}
}

// offer makes a code for a person, in place of the one that they have.
func (c *codes) offer(person ID, now time.Time) (string, time.Time, error) {
	code, err := newCode()
	if err != nil {
		return "", time.Time{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, old := range c.live {
		if !now.Before(old.until) {
			delete(c.live, id)
		}
	}
	if _, has := c.live[person]; !has && len(c.live) >= mostCodes {
		return "", time.Time{}, errManyCodes
	}
	until := now.Add(codeLife)
	c.live[person] = offer{sumOf(code), until}
	return code, until, nil
}

// find tells whose code it is, without using it up; zero: nobody's. Each try
// counts, for the key and for all of them, before anything is compared.
func (c *codes) find(key, code string, now time.Time) (ID, error) {
	if wait := c.each.take(key, codeTriesRate, codeTries, now); wait > 0 {
		return ID{}, &BudgetError{wait}
	}
	if !c.all.AllowN(now, 1) {
		return ID{}, &BudgetError{time.Second}
	}
	return c.holder(code, now), nil
}

// holder compares with every live code, each in the same time.
func (c *codes) holder(code string, now time.Time) (person ID) {
	sum := sumOf(code)
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, one := range c.live {
		if subtle.ConstantTimeCompare(sum[:], one.sum[:]) == 1 && now.Before(one.until) {
			person = id
		}
	}
	return person
}

// use ends a code, and reports whether it was still live: the first one to use it wins.
func (c *codes) use(person ID, code string, now time.Time) bool {
	if c.holder(code, now) != person {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.live, person)
	return true
}

// newCode draws a code: K7MH-R4QX-9TFA.
func newCode() (string, error) {
	var b strings.Builder
	for i := range codeLength {
		if i > 0 && i%codeGroup == 0 {
			b.WriteByte('-')
		}
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(codeAlphabet))))
		if err != nil {
			return "", errors.New("draw a code: the system has no randomness")
		}
		b.WriteByte(codeAlphabet[n.Int64()])
	}
	return b.String(), nil
}

// sumOf is the sum of a code as anybody may type it: case, spaces and dashes
// do not count.
func sumOf(code string) [sha256.Size]byte {
	const ignored = " \t-\u2010\u2011\u2013\u00a0"
	return sha256.Sum256([]byte(strings.Map(func(r rune) rune {
		if strings.ContainsRune(ignored, r) {
			return -1
		}
		return r
	}, strings.ToUpper(code))))
}
