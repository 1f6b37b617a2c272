package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// echo is a server that answers every key with the key, or with nothing.
func echo(t *testing.T, silent bool) (address string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	config := &ssh.ServerConfig{PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return nil, nil }}
	config.AddHostKey(signer)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go answer(connection, config, silent)
		}
	}()
	return listener.Addr().String()
}

func answer(connection net.Conn, config *ssh.ServerConfig, silent bool) {
	_, channels, requests, err := ssh.NewServerConn(connection, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for wanted := range channels {
		channel, asked, err := wanted.Accept()
		if err != nil {
			return
		}
		go func() {
			for request := range asked {
				_ = request.Reply(true, nil)
			}
		}()
		if silent {
			_ = channel.Close()
			continue
		}
		_, _ = io.Copy(channel, channel)
	}
}

func crowdOf(t *testing.T, args ...string) (out string, err error) {
	t.Helper()
	var printed bytes.Buffer
	err = run(t.Context(), append([]string{"--people", "3", "--rate", "100", "--every", "20ms", "--for", "200ms"}, args...), &printed, io.Discard)
	return printed.String(), err
}

func TestACrowdFeelsAndCounts(t *testing.T) {
	t.Parallel()
	out, err := crowdOf(t, "--json", fmt.Sprintf("%s,%d", echo(t, false), os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	var got report
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.People != 3 || got.Keys < 3 || got.ErrorCount != 0 || got.P50 <= 0 || got.Max < got.P50 || got.Resident <= 0 {
		t.Errorf("%+v", got)
	}
	if got.Bytes != 1 {
		t.Errorf("an echo is %v bytes a key", got.Bytes)
	}
}

func TestACrowdThatIsThrownOutSaysSo(t *testing.T) {
	t.Parallel()
	out, err := crowdOf(t, echo(t, true))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "errors") || !strings.Contains(out, "ended") && !strings.Contains(out, "EOF") {
		t.Errorf("no word of it:\n%s", out)
	}
}

func TestACrowdNeedsATarget(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"localhost:1,nobody"}, {"--people", "0", "localhost:1"}, {"--keys", " ", "localhost:1"}} {
		if _, err := crowdOf(t, args...); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}

// A restless crowd comes back whenever it has left.
func TestARestlessCrowdComesBack(t *testing.T) {
	t.Parallel()
	var printed bytes.Buffer
	err := run(t.Context(), []string{
		"--restless", "--people", "4", "--slow", "1", "--every", "5ms", "--stay", "50ms", "--for", "500ms", "--keys", "j k enter", echo(t, false),
	}, &printed, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ People, Visits, Keys, Refused int }
	if err := json.Unmarshal(printed.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.People != 4 || got.Visits <= 4 || got.Keys <= got.Visits || got.Refused != 0 {
		t.Errorf("%s", printed.String())
	}
}
