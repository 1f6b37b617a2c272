package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"golang.org/x/crypto/ssh"
)

// ownIdentity is the fingerprint of the data directory's own key, which is
// made at the first start. It is an ordinary SSH key: `ssh -i` takes it, so
// that what was done here is known elsewhere as done by the same person.
func ownIdentity(file string) (string, error) {
	fingerprint, err := privateIdentity(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return fingerprint, err
	}
	if err := makeIdentity(file); err != nil {
		return "", failed("commands.error.identity-make", map[string]any{"File": quotedPath(file), "Error": reason(err)}, err)
	}
	return privateIdentity(file)
}

// givenIdentity is the fingerprint of a key of one's own. The public half is
// enough, and lies beside a key that has a passphrase or lives in hardware.
func givenIdentity(file string) (string, error) {
	for _, public := range []string{file, file + publicSuffix} {
		data, err := os.ReadFile(public)
		if err != nil {
			continue // the private half says what is wrong
		}
		if key, _, _, _, err := ssh.ParseAuthorizedKey(data); err == nil {
			return ssh.FingerprintSHA256(key), nil
		}
	}
	fingerprint, err := privateIdentity(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", failed("commands.error.identity-missing", map[string]any{"File": quotedPath(file)}, err)
	}
	return fingerprint, err
}

// privateIdentity is the fingerprint of a private key that nobody else can read.
func privateIdentity(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", fmt.Errorf("look at the key: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" { // which has no such permissions
		return "", failed("commands.error.identity-open", map[string]any{"File": quotedPath(file)}, nil)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", failed("commands.error.identity-read", map[string]any{"File": quotedPath(file), "Error": reason(err)}, nil)
	}
	key, err := publicHalf(data)
	if err != nil {
		return "", failed("commands.error.identity-read", map[string]any{"File": quotedPath(file), "Error": quoted(err.Error())}, nil)
	}
	return ssh.FingerprintSHA256(key), nil
}

// publicHalf reads the public half of a private key. One with a passphrase
// usually carries it in the clear.
func publicHalf(data []byte) (ssh.PublicKey, error) {
	signer, err := ssh.ParsePrivateKey(data)
	var locked *ssh.PassphraseMissingError
	switch {
	case err == nil:
		return signer.PublicKey(), nil
	case errors.As(err, &locked) && locked.PublicKey != nil:
		return locked.PublicKey, nil
	}
	return nil, err
}

// makeIdentity makes a key, with its public half beside it for whoever wants
// to put it somewhere.
func makeIdentity(file string) error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("make a key: %w", err)
	}
	block, err := ssh.MarshalPrivateKey(private, "concorde")
	if err != nil {
		return fmt.Errorf("write the key: %w", err)
	}
	half, err := ssh.NewPublicKey(public)
	if err != nil {
		return fmt.Errorf("write the public half of the key: %w", err)
	}
	if err := writeNew(file+publicSuffix, ssh.MarshalAuthorizedKey(half), 0o644); err != nil {
		return err
	}
	return writeNew(file, pem.EncodeToMemory(block), 0o600) // last: where it is, all is
}

// writeNew writes a file that is whole or not there.
func writeNew(path string, data []byte, mode fs.FileMode) error {
	temporary := path + ".new"
	_ = os.Remove(temporary) // of a start that was interrupted, if any
	file, err := os.OpenFile(temporary, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}
