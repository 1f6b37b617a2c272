// Package text is where words from strangers become words we can show, compare and find.
//
// Anyone may join Concorde and name a tool, so every string is hostile until it has been here. A name may carry
// an escape sequence that repaints the reader's terminal, a carriage return that overwrites the line before it, an
// invisible letter that makes two accounts look like one, or ten thousand accents on one vowel.
//
// Text goes through this package twice: on its way into the store, and on its way out to a screen, a file or a log.
// The second time costs next to nothing, since [Line] and [Block] return clean text as it is, and the two are
// idempotent, so that cleaning again can never change what was stored.
//
// The rest of the package answers one question each about clean text:
//
//   - are these the same name, whatever the accents and the case? [Fold]
//   - do these look the same to a hurried reader? [Skeleton]
//   - which words does it have, and which words does someone look for? [Words] and [QueryWords]
//   - was this a slip of the finger? [OneTypoAway]
//   - how is it written in an address? [Slug]
//   - may it be the handle of an account, or a link? [Handle], [Address] and [AddressKey]
//
// No function fails on odd input or needs more than time in proportion to it, whatever its size.
package text
