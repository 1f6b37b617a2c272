package kv_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store/kv"
)

// run is the Apply of a list of operations. It checks what it reads against records, playing along.
func run(r *rapid.T, list []operation, records map[string]string) kv.Apply {
	return func(tx *kv.Tx, _ uint64) (kv.Result, error) {
		for _, o := range list {
			switch o.kind {
			case "put":
				tx.Put([]byte(o.key), []byte(o.value))
			case "delete":
				tx.Delete([]byte(o.key))
			case "get":
				compareGet(r, tx.Get, records, o.key)
			case "scan":
				compareScan(r, tx.Scan, records, o.key[:1], o.key, false)
			case "fail":
				return kv.Result{}, errRefused
			}
			play(records, o)
		}
		return kv.Result{Data: fmt.Append(nil, list)}, nil
	}
}

func compareGet(r *rapid.T, get func([]byte) ([]byte, error), records map[string]string, key string) {
	want, there := records[key]
	got, err := get([]byte(key))
	if there && (err != nil || string(got) != want) || !there && !errors.Is(err, kv.ErrNotFound) {
		r.Errorf("%q is %q, %v; want %q, %t", key, got, err, want, there)
	}
}

type scanner func(prefix, from []byte, visit func(key, value []byte) bool) error

func compareScan(r *rapid.T, scan scanner, records map[string]string, prefix, from string, reverse bool) {
	var want []string
	for _, key := range slices.Sorted(maps.Keys(records)) {
		if strings.HasPrefix(key, prefix) && (!reverse && key >= from || reverse && key <= from) {
			want = append(want, key+"="+records[key])
		}
	}
	if reverse {
		slices.Reverse(want)
	}
	var got []string
	err := scan([]byte(prefix), []byte(from), func(key, value []byte) bool {
		got = append(got, string(key)+"="+string(value))
		return true
	})
	if err != nil || !slices.Equal(got, want) {
		r.Errorf("a scan of %q from %q (backwards: %t) is %q, %v; want %q", prefix, from, reverse, got, err, want)
	}
}
