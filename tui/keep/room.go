package keep

import (
	"os"
)

// mostAll is how many bytes all desks together take on disk. Anybody may come
// with as many keys as they like, and must not be able to fill the disk that
// the record is on. Who is there already goes on; what there is no room for
// stays in memory for as long as its session.
const mostAll = 256 << 20

// room counts what the desks take. It belongs to the goroutine that writes.
type room struct {
	most  int64
	total int64
	sizes map[string]int64 // by file name
}

// newRoom counts the files that are there.
func newRoom(path string) *room {
	r := &room{most: mostAll, sizes: make(map[string]int64)}
	entries, err := os.ReadDir(path)
	if err != nil {
		return r // none is counted that cannot be seen
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && ours(entry.Name()) {
			r.set(entry.Name(), info.Size())
		}
	}
	return r
}

// has reports whether a file may have a size from now on: one that grows must
// fit in.
func (r *room) has(name string, size int64) bool {
	return size <= r.sizes[name] || r.total-r.sizes[name]+size <= r.most
}

func (r *room) set(name string, size int64) {
	r.total += size - r.sizes[name]
	if r.sizes[name] = size; size == 0 {
		delete(r.sizes, name)
	}
}
