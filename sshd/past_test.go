package sshd_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/ogptoolbox/concorde/sshd"
)

// What was wrong with others is told in testdata/past, one hole a script, and tried on this door. In a script a line is
// what an attacker does, and the line after it, which begins with =, is what comes of it.
func TestPastHolesOfOthers(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob("testdata/past/*.txt")
	if err != nil || len(scripts) == 0 {
		t.Fatal("there are no scripts", err)
	}
	for _, script := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(script), ".txt"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(script)
			if err != nil {
				t.Fatal(err)
			}
			newAttacker(t).play(string(data))
		})
	}
}

// attacker has a key, and knows the public half of an organiser's.
type attacker struct {
	*door
	own, organiser ssh.Signer
}

func newAttacker(t *testing.T) *attacker {
	d := open(t, sshd.Options{
		Limits: sshd.Limits{Unfinished: 10, UnfinishedMost: 50},
		Command: func(_ context.Context, s *sshd.Session) int {
			if s.Line == "who" {
				fmt.Fprint(s.Out, s.Fingerprint)
				return 0
			}
			fmt.Fprintf(s.Out, "%q", s.Args)
			return 0
		},
	})
	return &attacker{d, newSigner(t), newSigner(t)}
}

func (a *attacker) play(script string) {
	a.t.Helper()
	came, did := "", ""
	for line := range strings.Lines(script) {
		line = strings.TrimSpace(line)
		switch want, isWant := strings.CutPrefix(line, "= "); {
		case line == "" || line[0] == '#':
		case isWant && came != want:
			a.t.Errorf("%s: %s, and not %s", did, came, want)
		case !isWant:
			verb, rest, _ := strings.Cut(line, " ")
			did, came = line, a.do(verb, rest)
		}
	}
	if did == "" {
		a.t.Error("the script does nothing")
	}
}

func (a *attacker) do(verb, what string) string {
	switch verb {
	case "login":
		return a.login(what)
	case "run":
		out, _, _ := ask(a.t, a.knock(a.own), what)
		return strings.Trim(out, "[]")
	case "env":
		name, value, _ := strings.Cut(what, "=")
		return either(session(a.t, a.knock(a.own)).Setenv(name, value) == nil, "kept", "refused")
	case "subsystem":
		return either(session(a.t, a.knock(a.own)).RequestSubsystem(what) == nil, "granted", "refused")
	case "offers":
		return either(strings.Contains(a.negotiation(), ","+what+","), "yes", "no")
	case "flood":
		return a.flood(what)
	case "others":
		return a.others()
	case "log":
		return a.logged()
	}
	a.t.Fatalf("nobody does %q", verb)
	return ""
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

func (a *attacker) login(how string) string {
	config := configOf(a.methods(how)...)
	if name, ok := strings.CutPrefix(how, "as "); ok {
		var err error
		if config.User, err = strconv.Unquote(name); err != nil {
			a.t.Fatal(err)
		}
		config.Auth = []ssh.AuthMethod{ssh.PublicKeys(a.own)}
	}
	client, err := ssh.Dial("tcp", a.address, config)
	if err != nil {
		return "refused"
	}
	defer client.Close()
	who, _, _ := ask(a.t, client, "who")
	return map[string]string{
		ssh.FingerprintSHA256(a.own.PublicKey()): "in as own", ssh.FingerprintSHA256(a.organiser.PublicKey()): "in as organiser",
	}[who]
}

func (a *attacker) methods(how string) []ssh.AuthMethod {
	agree := ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		return make([]string, len(questions)), nil
	})
	own, organiser := a.own.PublicKey(), a.organiser.PublicKey()
	switch how {
	case "password":
		return []ssh.AuthMethod{ssh.Password("secret")}
	case "keyboard-interactive":
		return []ssh.AuthMethod{agree}
	case "gssapi":
		return []ssh.AuthMethod{ssh.GSSAPIWithMICAuthMethod(anyone{}, "localhost")}
	case "offering organiser, then keyboard-interactive":
		return []ssh.AuthMethod{ssh.PublicKeys(&liar{offers: organiser.Marshal(), signer: a.own, gaveUp: true}), agree}
	case "offering organiser, signing with own":
		return []ssh.AuthMethod{ssh.PublicKeys(&liar{offers: organiser.Marshal(), signs: own.Marshal(), signer: a.own})}
	case "offering own, signing with own":
		return []ssh.AuthMethod{ssh.PublicKeys(a.own)}
	case "offering own, signing with organiser's name and own key":
		return []ssh.AuthMethod{ssh.PublicKeys(&liar{offers: own.Marshal(), signs: organiser.Marshal(), signer: a.own})}
	case "offering organiser, signing with organiser's name and own key":
		return []ssh.AuthMethod{ssh.PublicKeys(&liar{offers: organiser.Marshal(), signs: organiser.Marshal(), signer: a.own})}
	case "offering a short key":
		short := ssh.Marshal(struct{ Type, Key string }{ssh.KeyAlgoED25519, "abc"})
		return []ssh.AuthMethod{ssh.PublicKeys(&liar{offers: short, signs: short, signer: a.own})}
	}
	return nil
}

// liar is a signer that offers one key, and then says another when it signs. A client's library asks for the key twice
// while it offers it.
type liar struct {
	offers, signs []byte
	signer        ssh.Signer
	gaveUp        bool // it has nothing to sign with, and goes on to the next method
	asked         int
}

func (l *liar) PublicKey() ssh.PublicKey { return l }
func (l *liar) Type() string             { return l.signer.PublicKey().Type() }

func (l *liar) Marshal() []byte {
	l.asked++
	if l.asked > 2 && !l.gaveUp {
		return l.signs
	}
	if l.asked == 2 && l.gaveUp {
		return nil // what the server agreed to is not what was asked: the library goes on
	}
	return l.offers
}

func (l *liar) Verify([]byte, *ssh.Signature) error { return errors.New("it does not verify") }

func (l *liar) Sign(random io.Reader, data []byte) (*ssh.Signature, error) {
	return l.signer.Sign(random, data)
}

// anyone is a client of Kerberos that says yes.
type anyone struct{}

func (anyone) InitSecContext(string, []byte, bool) ([]byte, bool, error) {
	return []byte("token"), false, nil
}
func (anyone) GetMIC([]byte) ([]byte, error) { return []byte("mic"), nil }
func (anyone) DeleteSecContext() error       { return nil }

// negotiation is what the server offers, as it says before anything is encrypted.
func (a *attacker) negotiation() string {
	c, err := net.Dial("tcp", a.address)
	if err != nil {
		a.t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	io.WriteString(c, "SSH-2.0-OpenSSH_9.2\r\n")
	var greeting bytes.Buffer
	for !bytes.HasSuffix(greeting.Bytes(), []byte("\n")) {
		if _, err := io.CopyN(&greeting, c, 1); err != nil {
			a.t.Fatal(err)
		}
	}
	if got := strings.TrimSpace(greeting.String()); got != "SSH-2.0-Concorde" {
		a.t.Errorf("it greets with %q", got)
	}
	var length [4]byte
	io.ReadFull(c, length[:])
	packet := make([]byte, min(binary.BigEndian.Uint32(length[:]), 1<<16))
	if _, err := io.ReadFull(c, packet); err != nil {
		a.t.Fatal(err)
	}
	return listed(packet[1+1+16:]) // padding length, message number, cookie
}

// listed are the names of ten lists, one after the other between commas.
func listed(payload []byte) string {
	names := ","
	for range 10 {
		size := binary.BigEndian.Uint32(payload)
		names += string(payload[4:4+size]) + ","
		payload = payload[4+size:]
	}
	return names
}

func (a *attacker) flood(how string) string {
	n, err := strconv.Atoi(how)
	if err != nil {
		a.t.Fatal(err)
	}
	for range n {
		if c, err := net.Dial("tcp", a.address); err == nil {
			a.t.Cleanup(func() { c.Close() })
		}
	}
	a.await(sshd.CauseFlood, n/2)
	return "dropped"
}

func (a *attacker) others() string {
	for late := time.Now().Add(patience); ; {
		client, err := ssh.Dial("tcp", a.address, configOf(ssh.PublicKeys(newSigner(a.t))))
		if err == nil {
			client.Close()
			return "get in"
		}
		if time.Now().After(late) {
			return "are kept out: " + err.Error()
		}
	}
}

// logged says whether each line of the log is one object of harmless characters.
func (a *attacker) logged() string {
	a.shut()
	for line := range strings.Lines(a.log.String()) {
		if !strings.HasPrefix(line, `{"time":`) || strings.ContainsAny(line, "\x1b\x07\u202e") || strings.Contains(line, `\u001b`) {
			return line
		}
	}
	return either(strings.Contains(a.log.String(), `"user":"ana `), "clean", "without the name")
}
