// Package sshd is the door: the SSH listener that hands a session to the
// interface or to a command. It knows keys and limits, and no catalogue.
package sshd
