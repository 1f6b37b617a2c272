package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ogptoolbox/concorde/store"
)

// BenchmarkSubmitAlone is what one person waits for who contributes while nobody else does, beside what as many bytes
// cost without us: on the bare disk in each way that a log may be synced, in Badger, and in the log below the store. How
// many bytes that are is read from what a submission wrote. All take turns, so that they meet the same disk, and each
// begins a turn as often as every other. TMPDIR has to be on a real disk.
//
//	go test ./store -run '^$' -bench SubmitAlone -benchtime 2000x
func BenchmarkSubmitAlone(b *testing.B) {
	dir := b.TempDir()
	s := openAt(b, dir, nil)
	b.Cleanup(func() { shut(b, s) })
	ana := introduce(b, s, "ana")
	coalition := submit(b, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."},
	}})
	post := func() error {
		_, err := s.Submit(b.Context(), ana, &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "See you at table 12."}})
		return err
	}
	for range 10 {
		if err := post(); err != nil {
			b.Fatal(err)
		}
	}
	writes, size := lastTransaction(b, filepath.Join(dir, "store", "badger"))
	ours := &peer{name: "ours", do: post}
	peers := append([]*peer{ours, logPeer(b, writes), badgerPeer(b, writes)}, diskPeers(b, size)...)
	for n := 0; b.Loop(); n++ {
		for i := range peers {
			peers[(n+i)%len(peers)].turn(b)
		}
	}
	b.ReportMetric(0, "ns/op") // of all of them together
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(float64(len(writes)), "keys")
	for _, p := range peers {
		b.ReportMetric(float64(p.median().Nanoseconds())/1000, p.name+"-µs")
		if p != ours {
			b.ReportMetric(float64(ours.median())/float64(p.median()), "×"+p.name)
		}
	}
}

// peer is one way to put as many bytes on the disk.
type peer struct {
	name string
	do   func() error
	took []time.Duration
}

func (p *peer) turn(b *testing.B) {
	start := time.Now()
	if err := p.do(); err != nil {
		b.Fatal(p.name, err)
	}
	p.took = append(p.took, time.Since(start))
}

func (p *peer) median() time.Duration {
	slices.Sort(p.took)
	return p.took[len(p.took)/2]
}

// logSize is that of Badger's write-ahead logs, with the memtable that the store has.
const logSize = 16 << 20

// diskPeers write so many bytes to the bare disk. What is full begins again, unless it grows.
func diskPeers(b *testing.B, size int) []*peer {
	entry := slices.Repeat([]byte("concorde"), size/8+1)[:size]
	grown, synced := create(b, "grown"), create(b, "synced")
	made, mapped := create(b, "made"), create(b, "mapped")
	if _, err := made.Write(make([]byte, logSize)); err != nil {
		b.Fatal(err)
	}
	if err := firstOf(made.Sync(), mapped.Truncate(logSize), mapped.Sync()); err != nil {
		b.Fatal(err)
	}
	memory, err := unix.Mmap(int(mapped.Fd()), 0, logSize, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = unix.Munmap(memory) })
	places := [2]int{}
	place := func(of int) int {
		at := places[of] % (logSize - size)
		places[of] = at + size
		return at
	}
	return []*peer{
		{name: "fsync", do: func() error { // of a file that grows by each
			_, err := grown.Write(entry)
			return firstOf(err, grown.Sync())
		}},
		{name: "fdatasync", do: func() error {
			_, err := synced.Write(entry)
			return firstOf(err, unix.Fdatasync(int(synced.Fd())))
		}},
		{name: "overwrite", do: func() error { // in a file that has its length and its blocks, with fdatasync
			_, err := made.WriteAt(entry, int64(place(0)))
			return firstOf(err, unix.Fdatasync(int(made.Fd())))
		}},
		{name: "msync", do: func() error { // as Badger does it: in a file that has its length, and holes
			copy(memory[place(1):], entry)
			return unix.Msync(memory, unix.MS_SYNC)
		}},
	}
}

func create(b *testing.B, name string) *os.File {
	file, err := os.Create(filepath.Join(b.TempDir(), name))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = file.Close() })
	return file
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
