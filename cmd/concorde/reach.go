package main

import (
	"errors"
	"net"
	"os"
)

// sshPort is the port that ssh takes when it is told none.
const sshPort = "22"

// reachLine is what people type to come in: to the name by which the server is
// known, or else to the address that it listens on.
func reachLine(public string, at net.Addr) string {
	host, port := splitAddress(public)
	listens, listensOn := splitAddress(at.String())
	if host == "" {
		host = listens
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = "localhost"
	}
	if port == "" {
		port = listensOn
	}
	if port == sshPort {
		return "ssh " + host
	}
	return "ssh -p " + port + " " + host
}

// splitAddress is a host and its port, which may be missing.
func splitAddress(address string) (host, port string) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return address, ""
	}
	return host, port
}

// reasonOfNet is what the system says, without the address that is said anyway.
func reasonOfNet(err error) string {
	var call *os.SyscallError
	if errors.As(err, &call) {
		return call.Err.Error()
	}
	var operation *net.OpError
	if errors.As(err, &operation) {
		return quoted(operation.Err.Error())
	}
	return quoted(err.Error())
}
