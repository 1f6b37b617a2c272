package search

import (
	"cmp"
	"slices"
)

// insertAt inserts into a list and leaves room for an eighth more, where append would leave as much again: most of what an
// index takes is lists, and most of them grow no more.
func insertAt[L ~[]E, E any](list L, at int, e E) L {
	if len(list) == cap(list) {
		room := len(list) + len(list)/8 + 1
		room += room & 1
		if room > 4 {
			room = (room + 3) &^ 3 // what the allocator would round up to
		}
		list = append(make(L, 0, room), list...)
	}
	return slices.Insert(list, at, e)
}

// search finds where e is, or belongs, in a sorted list. It looks at the end first: that is where a new document goes.
func search[L ~[]E, E cmp.Ordered](list L, e E) (at int, found bool) {
	if len(list) == 0 || list[len(list)-1] < e {
		return len(list), false
	}
	return slices.BinarySearch(list, e)
}

// removeAt takes an element out, and gives room back when most of it is empty.
func removeAt[L ~[]E, E any](list L, at int) L {
	list = slices.Delete(list, at, at+1)
	if 4*len(list) < cap(list) {
		return slices.Clone(list)
	}
	return list
}
