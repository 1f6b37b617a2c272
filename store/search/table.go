package search

// table finds numbers by the hash of what they stand for: it holds no keys, which are with the numbers already, and so
// takes a third of what a map does. There are as many words in an index as there are documents, so that this counts.
type table struct {
	slots []uint64 // hash<<32 | number+1, or 0: a number is as near as can be after the slot that its hash says
	n     int
}

const hashBits = 0xffffffff << 32

// newTable returns a table with room for n numbers.
func newTable(n int) table {
	slots := 8
	for 4*(n+1) > 3*slots {
		slots *= 2
	}
	return table{slots: make([]uint64, slots)}
}

// find returns the number of that hash that is the one.
func (t *table) find(hash uint64, is func(number uint32) bool) (number uint32, found bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	for i := t.home(hash); t.slots[i] != 0; i = t.after(i) {
		if number = uint32(t.slots[i]) - 1; (t.slots[i]^hash)&hashBits == 0 && is(number) {
			return number, true
		}
	}
	return 0, false
}

// put adds a number that is not in the table.
func (t *table) put(hash uint64, number uint32) {
	if 4*(t.n+1) > 3*len(t.slots) {
		old := t.slots
		t.slots = make([]uint64, max(8, 2*len(old)))
		for _, slot := range old {
			if slot != 0 {
				t.place(slot)
			}
		}
	}
	t.place(hash&hashBits | uint64(number+1))
	t.n++
}

func (t *table) place(slot uint64) {
	i := t.home(slot)
	for t.slots[i] != 0 {
		i = t.after(i)
	}
	t.slots[i] = slot
}

// remove takes out a number that is in the table, and moves up those that it kept from their place.
func (t *table) remove(hash uint64, number uint32) {
	slot, hole := hash&hashBits|uint64(number+1), t.home(hash)
	for t.slots[hole] != slot {
		hole = t.after(hole)
	}
	mask := len(t.slots) - 1
	for i := t.after(hole); t.slots[i] != 0; i = t.after(i) {
		if (i-t.home(t.slots[i]))&mask >= (i-hole)&mask {
			t.slots[hole], hole = t.slots[i], i
		}
	}
	t.slots[hole] = 0
	t.n--
}

func (t *table) home(hash uint64) int { return int(hash>>32) & (len(t.slots) - 1) }
func (t *table) after(i int) int      { return (i + 1) & (len(t.slots) - 1) }
