package kv

// What the store takes. Values stay far below Badger's threshold for its value log, so that the value log stays empty
// and never needs collecting.
const (
	MaxEntry = 256 << 10 // bytes of Data in an entry
	MaxValue = 512 << 10 // bytes of a record's value
	MaxKey   = 1 << 10   // bytes of a record's key

	maxBatch   = 128  // waiting entries that share a commit
	maxChunk   = 1024 // entries of one AppendAll that do
	queueDepth = 256  // Append calls that may wait without blocking on the queue itself
)
