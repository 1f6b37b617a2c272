package keep

import (
	"maps"
	"slices"
	"time"
)

// tick is how often it is looked whose time has come, while there is anything.
const tick = 200 * time.Millisecond

// run writes desks until the directory is closed.
func (k *Dir) run() {
	defer close(k.over)
	ticker := time.NewTicker(tick)
	ticker.Stop()
	defer ticker.Stop()
	old := time.NewTicker(24 * time.Hour)
	defer old.Stop()
	for {
		select {
		case <-k.stop:
			k.write(time.Time{})
			return
		case at := <-old.C:
			k.sweep(at)
		case <-k.wake:
			ticker.Reset(tick)
		case <-k.now:
			k.write(time.Now())
		case at := <-ticker.C:
			if k.write(at) == 0 {
				ticker.Stop()
			}
		}
	}
}

// write writes the desks whose time has come, all of them at no time, and
// returns how many are left.
func (k *Dir) write(at time.Time) (left int) {
	k.soiled.Lock()
	dirty := slices.Collect(maps.Keys(k.dirty))
	k.soiled.Unlock()
	for _, d := range dirty {
		if k.writeIf(d, at) {
			k.forget(d)
		}
	}
	k.soiled.Lock()
	defer k.soiled.Unlock()
	if left = len(k.dirty); left > 0 {
		signal(k.wake) // the first that is soiled while some are left wakes nobody
	}
	return left
}

// writeIf writes a desk if its time has come, and reports whether it is clean.
func (k *Dir) writeIf(d *Desk, at time.Time) bool {
	d.mu.Lock()
	if !at.IsZero() && at.Before(d.due) {
		d.mu.Unlock()
		return false
	}
	changes, words, data, err := d.changes, d.words, []byte(nil), error(nil)
	d.words = false
	if !d.state.empty() {
		data, err = encode(d.state)
	}
	d.mu.Unlock()
	if err == nil {
		err = k.store(d.name, data, words)
	}
	if err != nil {
		k.logger.Error("a draft is not kept", "error", err)
	}
	return k.wrote(d, changes, words && err != nil, err == nil)
}

// wrote notes that a desk was written, or will be tried again.
func (k *Dir) wrote(d *Desk, changes uint64, words, ok bool) (clean bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tried = changes
	d.words = d.words || words
	if ok {
		d.written = changes
	} else {
		d.due = time.Now().Add(afterMoving)
		d.latest = d.due
	}
	close(d.next)
	d.next = make(chan struct{})
	if clean = d.written == d.changes; clean {
		k.soiled.Lock()
		delete(k.dirty, d)
		k.soiled.Unlock()
	}
	return clean
}
