package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/crypto/ssh"
)

// scriptKey makes an SSH key, with its fingerprint in the environment as KEY:
// sshkey FILE [PASSPHRASE]. The public half lies beside it.
func scriptKey(ts *testscript.TestScript, _ bool, args []string) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	ts.Check(err)
	block, err := ssh.MarshalPrivateKey(private, "test")
	if len(args) > 1 {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "test", []byte(args[1]))
	}
	ts.Check(err)
	half, err := ssh.NewPublicKey(public)
	ts.Check(err)
	file := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(file, pem.EncodeToMemory(block), 0o600))
	ts.Check(os.WriteFile(file+publicSuffix, ssh.MarshalAuthorizedKey(half), 0o644))
	ts.Setenv("KEY", ssh.FingerprintSHA256(half))
}
