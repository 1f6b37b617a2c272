package screen

import "github.com/ogptoolbox/concorde/store"

// Unread reports whether the reader has yet to read some news: not what they
// marked as read, nor a request that was answered.
func (c *Common) Unread(news store.News) bool {
	return !news.Settled && c.Read != nil && !c.Read.Marks(c.Store.LogID()).Has(news.Entry.Sequence)
}
