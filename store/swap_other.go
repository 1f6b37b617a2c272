//go:build !linux

package store

import "errors"

// exchangeNames is not known to this system.
func exchangeNames(_, _ string) error { return errors.ErrUnsupported }
