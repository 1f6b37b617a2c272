package sshd

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	gossh "golang.org/x/crypto/ssh"
)

// What can be wrong with a host key. Each is wrapped with its path.
var (
	ErrHostKeyOpen = errors.New("others may read the host key: chmod 600 it")
	ErrHostKey     = errors.New("the host key is not a private key without a passphrase of a kind that is safe")
)

// hostKey reads the server's key, and makes one where there is none. The path is always given: a key made wherever the
// program happens to be started would be another one at the next start, and every client would be warned of an attack.
func hostKey(path string) (gossh.Signer, error) {
	if path == "" {
		return nil, errors.New("open the host key: no path is given")
	}
	signer, err := readHostKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return signer, err
	}
	if err := makeHostKey(path); err != nil {
		return nil, fmt.Errorf("make the host key %s: %w", path, err)
	}
	return readHostKey(path)
}

func readHostKey(path string) (gossh.Signer, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the host key: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("look at the host key %s: %w", path, err)
	}
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" { // which has no such permissions
		return nil, fmt.Errorf("%s: %w", path, ErrHostKeyOpen)
	}
	const most = 64 << 10
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, fmt.Errorf("%s: %w", path, ErrHostKey)
	}
	data := make([]byte, info.Size())
	if _, err := file.ReadAt(data, 0); err != nil {
		return nil, fmt.Errorf("read the host key %s: %w", path, err)
	}
	signer, err := gossh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, ErrHostKey, err)
	}
	if weak(signer.PublicKey()) != "" {
		return nil, fmt.Errorf("%s: %w", path, ErrHostKey)
	}
	return signer, nil
}

// makeHostKey makes a key, and its public half beside it for whoever wants to hand it out.
func makeHostKey(path string) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(private, "concorde")
	if err != nil {
		return err
	}
	if err := writeWhole(path+".pub", gossh.MarshalAuthorizedKey(signer.PublicKey()), 0o644); err != nil {
		return err
	}
	return writeWhole(path, pem.EncodeToMemory(block), 0o600) // last: where it is, all is
}

// writeWhole writes a file that is there whole or not at all.
func writeWhole(path string, data []byte, mode fs.FileMode) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".host-key-*") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // where it was renamed, there is none
	_, err = file.Write(data)
	if err := errors.Join(err, file.Chmod(mode), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
