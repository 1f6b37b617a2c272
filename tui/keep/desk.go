package keep

import (
	"reflect"
	"slices"
	"sync"
	"time"
)

// Desk is where one key's things lie. Its sessions share it: of a form that
// two of them fill in, the one typed in last stays. Its methods may be called
// by several goroutines at once, and none but [Desk.Leave] waits for a disk.
type Desk struct {
	dir  *Dir // nil: in memory only
	name string
	now  func() time.Time

	mu      sync.Mutex
	state   state
	changes uint64        // how often it changed
	written uint64        // how many of these are on disk
	due     time.Time     // when it has to be written
	latest  time.Time     // when at the latest, however much is typed
	words   bool          // forms are among what is not written: they are synced
	tried   uint64        // how many were tried to be written
	next    chan struct{} // closed at the next try
	users   int           // sessions; under the mutex of dir
}

// How long after a change a desk is written. A place is worth less than words.
const (
	afterTyping = 700 * time.Millisecond
	whileTyping = 1500 * time.Millisecond
	afterMoving = 2 * time.Second
)

// Alone returns a desk that nobody keeps: it lasts as long as the session.
func Alone() *Desk { return &Desk{now: time.Now, state: state{Version: version}} }

// Form is a form that lies on the desk.
func (d *Desk) Form(key string) (Form, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := d.state.find(key)
	if at < 0 {
		return Form{}, false
	}
	return d.state.Forms[at], true
}

// Open lists the forms that were being filled in, in the order in which they
// were begun.
func (d *Desk) Open() []Form {
	d.mu.Lock()
	defer d.mu.Unlock()
	open := slices.DeleteFunc(slices.Clone(d.state.Forms), func(f Form) bool { return !f.Open })
	slices.SortStableFunc(open, func(a, b Form) int { return a.Began.Compare(b.Began) })
	return open
}

// Put keeps a form as it is now. The values are not copied: they have to stay
// as they are. A form that is too large is not kept.
func (d *Desk) Put(f Form) {
	if size(f.Values) > mostForm {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	f.At = d.now()
	f.Began = f.At
	d.state.put(f)
	d.words = true
	d.changed(afterTyping)
}

// Drop forgets a form: it was saved, or thrown away.
func (d *Desk) Drop(key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if at := d.state.find(key); at >= 0 {
		d.state.Forms = slices.Delete(d.state.Forms, at, at+1)
		d.words = true
		d.changed(afterTyping)
	}
}

// Close puts a form away as a draft: it stays, and is not offered again.
func (d *Desk) Close(key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if at := d.state.find(key); at >= 0 {
		d.state.Forms[at].Open = false
		d.words = true
		d.changed(afterTyping)
	}
}

// Place is where the key's owner was last.
func (d *Desk) Place() Place {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.Place
}

// SetPlace keeps where they are now. It is not to be changed afterwards.
func (d *Desk) SetPlace(p Place) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p.At = d.state.Place.At
	if reflect.DeepEqual(p, d.state.Place) {
		return
	}
	if p.At = d.now(); p.Tab == "" {
		p = Place{}
	}
	d.state.Place = p
	d.changed(afterMoving)
}

// Toured is which steps of the tour the key's owner did, a bit for each.
func (d *Desk) Toured() uint {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.Toured
}

// SetToured keeps which they did by now.
func (d *Desk) SetToured(steps uint) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if steps != d.state.Toured {
		d.state.Toured = steps
		d.changed(afterMoving)
	}
}

// changed lets the desk be written after a while. The caller holds the mutex.
func (d *Desk) changed(after time.Duration) {
	if d.dir == nil {
		return
	}
	now := time.Now()
	latest := now.Add(max(after, whileTyping))
	if d.changes == d.written || latest.Before(d.latest) {
		d.latest = latest
	}
	d.changes++
	d.due = now.Add(after)
	if d.latest.Before(d.due) {
		d.due = d.latest
	}
	d.dir.soil(d)
}

// Leave ends a session's use of the desk, and returns when all of it is on
// disk, or cannot be written. There is one Leave for each time the desk was asked for.
func (d *Desk) Leave() {
	if d.dir == nil {
		return
	}
	d.mu.Lock()
	d.due = time.Time{}
	want := d.changes
	d.mu.Unlock()
	d.dir.hurry()
	for {
		tried, next := d.progress()
		if tried >= want {
			break
		}
		select {
		case <-next:
			continue
		case <-d.dir.over:
		}
		break
	}
	d.dir.release(d)
}

// progress is up to which change somebody tried to write the desk, and what is
// closed at the next try.
func (d *Desk) progress() (tried uint64, next <-chan struct{}) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.tried, d.next
}
