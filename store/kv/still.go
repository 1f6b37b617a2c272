package kv

import "sync"

// Still calls read while OnCommit rests: what that derives is as of the snapshot, neither behind it nor ahead. Who appends
// waits meanwhile, so read had better be quick, or call goOn as soon as the snapshot alone is enough for what is left.
func (db *DB) Still(read func(snapshot *Snapshot, goOn func()) error) error {
	rest := &db.announcer.telling
	rest.Lock()
	goOn := sync.OnceFunc(rest.Unlock)
	defer goOn()
	return db.View(func(snapshot *Snapshot) error { return read(snapshot, goOn) })
}
