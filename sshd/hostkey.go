package sshd

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

// Errors of a host key that a server does not start with.
var (
	// ErrHostKeyOpen means that others than its owner can read the key.
	ErrHostKeyOpen = errors.New("the host key can be read by others")
	// ErrHostKey means that the file holds no private key that can be used.
	ErrHostKey = errors.New("not a host key")
)

// hostKey reads the key by which people know this server, and makes it where
// there is none, with its public half beside it.
func hostKey(path string) (ssh.Signer, error) {
	signer, err := readHostKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return signer, err
	}
	if err := makeHostKey(path); err != nil {
		return nil, fmt.Errorf("make the host key %s: %w", path, err)
	}
	return readHostKey(path)
}

func readHostKey(path string) (ssh.Signer, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("look at the host key: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" { // which has no such permissions
		return nil, fmt.Errorf("%s: %w: chmod 600 it", path, ErrHostKeyOpen)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the host key: %w", err)
	}
	signer, err := ssh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, ErrHostKey, err)
	}
	if err := acceptable(signer.PublicKey()); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, ErrHostKey, err)
	}
	return signer, nil
}

// makeHostKey makes an Ed25519 key. The private half comes last: where it is,
// all is.
func makeHostKey(path string) error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := ssh.MarshalPrivateKey(private, "concorde host key")
	if err != nil {
		return err
	}
	half, err := ssh.NewPublicKey(public)
	if err != nil {
		return err
	}
	if err := writeWhole(path+".pub", ssh.MarshalAuthorizedKey(half), 0o644); err != nil {
		return err
	}
	return writeWhole(path, pem.EncodeToMemory(block), 0o600)
}

// writeWhole writes a file that is whole or not there.
func writeWhole(path string, data []byte, mode fs.FileMode) error {
	temporary := path + ".new"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
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
