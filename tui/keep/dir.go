package keep

import (
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
)

// Keeper gives everybody their desks: one by the fingerprint of their key, and
// one that all keys of a person share, by [OfPerson].
type Keeper interface {
	// Desk is the desk of that name. A session that is over calls Leave on it.
	Desk(name string) *Desk
}

// Dir keeps desks in a directory, one small file a key. Its methods may be
// called by several goroutines at once; one goroutine of its own writes.
type Dir struct {
	path   string
	logger *slog.Logger

	mu    sync.Mutex
	desks map[string]*Desk // in use, or not yet written, by their file's name

	room *room // of the goroutine that writes

	soiled sync.Mutex
	dirty  map[*Desk]struct{} // to be written

	wake  chan struct{} // one place: there is something to write
	now   chan struct{} // one place: at once
	stop  chan struct{}
	over  chan struct{} // closed when nothing is written any more
	group *background.Group
}

// Open keeps desks in a directory, which is made if it is not there and is
// readable by nobody else. What nobody came back to for 30 days is removed.
// Close it after the sessions.
func Open(path string, logger *slog.Logger) (*Dir, error) {
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	if err := os.Chmod(path, 0o700); err != nil {
		return nil, fmt.Errorf("keep drafts: %w", err)
	}
	k := &Dir{
		path: path, logger: logger, desks: make(map[string]*Desk), dirty: make(map[*Desk]struct{}),
		wake: make(chan struct{}, 1), now: make(chan struct{}, 1), stop: make(chan struct{}), over: make(chan struct{}),
		group: background.NewGroup(logger),
	}
	k.sweep(time.Now())
	k.room = newRoom(path)
	k.group.Go("keep drafts", k.run)
	return k, nil
}

// Close writes what is not written yet. Desks that are still used are kept in
// memory only from then on.
func (k *Dir) Close() {
	close(k.stop)
	k.group.Wait()
}

// Desk is a desk, read from its file if no other session has it.
func (k *Dir) Desk(called string) *Desk {
	name := fileOf(called)
	k.mu.Lock()
	if d := k.desks[name]; d != nil {
		d.users++
		k.mu.Unlock()
		return d
	}
	d := &Desk{dir: k, name: name, now: time.Now, next: make(chan struct{}), users: 1}
	d.mu.Lock() // whoever else asks for it waits for the file, and nobody for them
	defer d.mu.Unlock()
	k.desks[name] = d
	k.mu.Unlock()
	d.state = k.load(name)
	return d
}

// release ends one use of a desk.
func (k *Dir) release(d *Desk) {
	k.mu.Lock()
	d.users--
	k.mu.Unlock()
	k.forget(d)
}

// forget lets go of a desk that nobody uses and that is on disk.
func (k *Dir) forget(d *Desk) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if d.users == 0 && d.clean() {
		delete(k.desks, d.name)
	}
}

func (d *Desk) clean() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.changes == d.written
}

// soil says that a desk has to be written.
func (k *Dir) soil(d *Desk) {
	k.soiled.Lock()
	first := len(k.dirty) == 0
	k.dirty[d] = struct{}{}
	k.soiled.Unlock()
	if first {
		signal(k.wake)
	}
}

// hurry says that somebody waits for a desk to be written.
func (k *Dir) hurry() { signal(k.now) }

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
