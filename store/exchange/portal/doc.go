// Package portal writes the whole record as a static site: pages that any web
// server shows, in each language of the summit, for the time after it.
//
// Whatever is on the site anybody may know: what is hidden is not there, and of
// people's keys nothing is. The pages work without JavaScript, load nothing
// from elsewhere and forbid the browser to. Texts from people are text
// wherever they stand: html/template escapes them, store/text cleans them, and
// what is Markdown becomes HTML of a few elements without any of its own.
//
// The files are written one after the other as the records are read, so that
// the size of the record costs no memory, and each only if it would change: an
// export over an earlier one touches what is new, and takes away the pages of
// what is gone. Every file is replaced in one step, so that the site can be
// read meanwhile, and an export that is interrupted leaves whole pages, old or
// new, to be finished by the next.
package portal
