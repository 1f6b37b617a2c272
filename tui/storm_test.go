package tui

import (
	"hash/fnv"
	"math/rand/v2"
	"testing"
)

// storm changes the size of the terminal many times, as somebody does who drags
// the corner of its window, and ends where it began.
func (d *driver) storm(random *rand.Rand, times int) {
	home := Size{d.shell.width, d.shell.height}
	for n := range times {
		d.resize(1+random.IntN(300), 1+random.IntN(100))
		if n%4 == 0 { // not every size lasts long enough to be drawn
			d.shell.View()
		}
	}
	d.resize(home.Width, home.Height)
}

// However the size changed between the keys, what is shown in the end is what
// somebody sees who never changed it.
func TestStormsOfSizesLeaveNothingBehind(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for i, scene := range scenes() {
		size := sizes()[i%len(sizes())]
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			calm := ""
			pool.look(t, scene, "en", size, func(d *driver) { calm = d.drawn() })
			seed := fnv.New64a()
			seed.Write([]byte(scene.name))
			random := rand.New(rand.NewPCG(seed.Sum64(), 0))
			before := scene.keys
			scene.keys = func(d *driver) {
				d.before = func() { d.storm(random, 3) }
				before(d)
			}
			pool.look(t, scene, "en", size, func(d *driver) {
				d.storm(random, 60)
				if drawn := d.drawn(); drawn != calm {
					t.Errorf("at %v, after a storm:\n%s\nwithout one:\n%s", size, shown(drawn, size.Width, size.Height), shown(calm, size.Width, size.Height))
				}
			})
		})
	}
}
