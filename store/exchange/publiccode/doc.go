// Package publiccode reads, judges and writes publiccode.yml, the file by which
// public software describes itself (https://yml.publiccode.tools), in the
// versions 0.1 to 0.7 of the standard.
//
// It is tolerant when it reads and strict when it judges: [Read] takes what can
// be read of a file and tells of the rest by line and column, [File.Check] holds
// what was read against the text of the standard, [File.Tool] makes a tool of
// it. What a tool has no field for is kept in its Extra, and [Write] puts it
// back where it was, so that what comes in goes out equal in meaning.
//
// Files come from strangers: size, depth and number of values are limited before
// and while they are read, aliases count as what they stand for, and nothing is
// fetched. Everything here is safe for concurrent use but a [File], which is one
// reader's.
package publiccode
