// Package torture keeps the table of what the long tests have tried, and what they found.
//
// Those tests are in many packages, each a process of its own, and take half an hour. What matters of them fits on one
// page: so each writes its rows, as it ends, to the file that TORTURE_TABLE names, and .ci/torture shows that at the end.
//
// Like the tests it exists only with the build tag torture.
package torture
