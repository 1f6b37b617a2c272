package store

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// exchangeNames exchanges what two names name, at once. Some file systems cannot.
func exchangeNames(one, other string) error {
	err := unix.Renameat2(unix.AT_FDCWD, one, unix.AT_FDCWD, other, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.EOPNOTSUPP) {
		return fmt.Errorf("exchange %s and %s: %w", one, other, errors.ErrUnsupported)
	}
	return err
}
