package presence

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// pause is the least time between two wakings of one session: who is here is to
// be seen within a second, and a room full of people moves all the time.
//
// Where many are here they are not woken all at once: each draws for it, and
// they take turns of a millisecond, at random. When people come and go without
// cease, each waits four times as long as all turns take.
const (
	pause     = 800 * time.Millisecond
	turn      = time.Millisecond
	unceasing = 4
)

// longestKey is as much of a key's fingerprint as is kept, in bytes.
const longestKey = 64

// Seat is one session in a room. It is that session's: its methods are not to
// be called at once, but for [Seat.Changed], which may run beside the others.
type Seat struct {
	room   *Room
	key    string
	person store.ID // zero: a guest
	at     Thing
	gone   bool
	seen   sight // under the mutex of the room, like all above

	looked time.Time // when Changed looked last
}

// sight is what a session has shown of the others: when they came, went and
// turned to what it looks at, by the room's clock, and how many they were.
type sight struct {
	came, place     uint64
	online, looking int
}

// few is how many people each of whom is noticed. Where more are, it is noticed
// that they are a hundredth more or fewer: among a thousand somebody comes or
// goes all the time, which nobody sees, and a thousand screens would be drawn
// for each.
const few = 100

// differs reports whether what is there now is to be shown to whoever saw that.
func (now sight) differs(seen sight) bool {
	return now.came != seen.came && noticed(now.online, seen.online) ||
		now.place != seen.place && noticed(now.looking, seen.looking)
}

func noticed(now, seen int) bool { return now < few || max(now-seen, seen-now)*few >= now }

// Join takes a seat, for a key and who it belongs to; zero is a guest.
func (r *Room) Join(key string, person store.ID) *Seat {
	s := &Seat{room: r, key: key[:min(len(key), longestKey)]}
	r.mu.Lock()
	defer r.mu.Unlock()
	s.person = person
	r.enter(s)
	s.seen = r.sight(s)
	return s
}

// Is says who the session belongs to by now: a guest told their name.
func (s *Seat) Is(person store.ID) {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.gone || s.person == person {
		return
	}
	r.exit(s)
	s.person = person
	r.enter(s)
}

// Look says what the session shows now.
func (s *Seat) Look(at Thing) {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.gone || s.at == at {
		return
	}
	r.turn(s, at)
	if someone := r.people[s.person]; someone != nil {
		someone.last = s
	}
	now := r.sight(s)
	s.seen.place, s.seen.looking = now.place, now.looking // what it goes to, it shows as it is now
}

// Leave gives the seat up.
func (s *Seat) Leave() {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.gone {
		return
	}
	r.turn(s, Thing{})
	r.exit(s)
	s.gone = true
}

// Changed returns when somebody came or went since it returned last, or when
// others look at what the session looks at, or do not any more; at most about
// once a second. The error is the context's.
func (s *Seat) Changed(ctx context.Context) error {
	for {
		if err := s.rest(ctx); err != nil {
			return err
		}
		next := s.stale()
		if next == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-next:
		}
		if err := s.wait(ctx, time.Duration(rand.Int64N(int64(s.room.turns())+1))); err != nil {
			return err
		}
	}
}

// rest lets some time pass between two looks: what comes meanwhile is one change.
func (s *Seat) rest(ctx context.Context) error {
	err := s.wait(ctx, time.Until(s.looked.Add(max(pause, unceasing*s.room.turns()))))
	s.looked = time.Now()
	return err
}

func (s *Seat) wait(ctx context.Context, long time.Duration) error {
	quiet := time.NewTimer(long)
	defer quiet.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-quiet.C:
		return nil
	}
}

// turns is how long it takes until all who are here have had their turn.
func (r *Room) turns() time.Duration {
	people, guests := r.Online()
	return min(time.Duration(people+guests)*turn, time.Second)
}

// stale is nil if there is something to show, and else what is closed at the
// next change.
func (s *Seat) stale() <-chan struct{} {
	r := s.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.sight(s); now.differs(s.seen) {
		s.seen = now
		return nil
	}
	if r.next == nil {
		r.next = make(chan struct{})
	}
	return r.next
}

// sight is what a session would show now. The caller holds the mutex.
func (r *Room) sight(s *Seat) sight {
	now := sight{came: r.came, online: len(r.people) + len(r.guests)}
	if p := r.places[s.at.ID]; p != nil {
		now.place, now.looking = p.changed, p.looking()
	}
	return now
}

// enter counts a session in. The caller holds the mutex.
func (r *Room) enter(s *Seat) {
	if s.person.IsZero() {
		r.guests[s.key]++
	} else {
		p := r.people[s.person]
		if p == nil {
			p = &someone{seats: make(map[*Seat]struct{}), since: r.tick()}
			r.people[s.person] = p
		}
		p.seats[s], p.last = struct{}{}, s
	}
	if p := r.places[s.at.ID]; p != nil {
		p.add(s)
	}
	r.came = r.tick()
	r.touch(s.at)
	r.tell()
}

// exit counts a session out. The caller holds the mutex.
func (r *Room) exit(s *Seat) {
	if p := r.places[s.at.ID]; p != nil {
		p.remove(s)
	}
	if s.person.IsZero() {
		countOut(r.guests, s.key)
	} else {
		p := r.people[s.person]
		delete(p.seats, s)
		if len(p.seats) == 0 {
			delete(r.people, s.person)
		} else if p.last == s {
			for other := range p.seats {
				p.last = other
				break
			}
		}
	}
	r.came = r.tick()
	r.touch(s.at)
	r.tell()
}

// turn moves a session from what it looked at to something else. The caller
// holds the mutex.
func (r *Room) turn(s *Seat, to Thing) {
	if p := r.places[s.at.ID]; p != nil {
		if p.remove(s); p.looking() == 0 {
			delete(r.places, s.at.ID)
		}
	}
	from := s.at
	s.at = to
	defer r.moved(s, from, to)
	if to.ID.IsZero() {
		return
	}
	p := r.places[to.ID]
	if p == nil {
		p = newPlace()
		r.places[to.ID] = p
	}
	p.add(s)
}

// moved wakes those who look where a person went from or to. Guests have no
// name: how many look is seen when something else changes. The caller holds the
// mutex.
func (r *Room) moved(s *Seat, from, to Thing) {
	if s.person.IsZero() {
		return
	}
	r.touch(from)
	r.touch(to)
	r.tell()
}

// touch notes that other people look at something now. The caller holds the mutex.
func (r *Room) touch(at Thing) {
	if p := r.places[at.ID]; p != nil {
		p.changed = r.tick()
	}
}
