package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/adrg/xdg"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
)

// openLocal opens the store of whoever sits at this machine. The owner of the
// data directory may do everything in it, once they have said who they are.
func openLocal(ctx context.Context, where places) (*visit, error) {
	dir := where.dir()
	if err := prepareData(dir); err != nil {
		return nil, err
	}
	logger, file, err := openLog(dir)
	if err != nil {
		return nil, err
	}
	open := store.Open
	if where.early {
		open = store.Start
	}
	opened, err := open(store.Options{Dir: dir, Holder: where.command, Logger: logger})
	if err != nil {
		return nil, firstError(err, file.Close())
	}
	v, err := enter(ctx, opened, dir, where.identity)
	if err != nil {
		return nil, firstError(err, opened.Close(), file.Close())
	}
	v.log, v.charter = logger, charter{dir, logger}.text
	v.close = func() error { return errors.Join(opened.Close(), file.Close()) }
	return v, nil
}

// dir is the data directory.
func (p places) dir() string {
	if p.data == "" {
		return filepath.Join(xdg.DataHome, "concorde")
	}
	return p.data
}

// enter fills a fresh store, and finds out who has come. The store is open, so
// that no other process makes the same key in the same moment.
func enter(ctx context.Context, opened *store.Store, dir, identity string) (*visit, error) {
	if err := seed.Load(ctx, opened); err != nil {
		return nil, err
	}
	fingerprint, file, err := identify(dir, identity)
	if err != nil {
		return nil, err
	}
	actor, err := opened.ActorFor(fingerprint)
	if err != nil {
		return nil, fmt.Errorf("find whose key it is: %w", err)
	}
	return &visit{store: opened, actor: owner(actor), raise: owner, data: dir, key: file, close: opened.Close}, nil
}

// owner may do everything on their own store, once they said who they are.
func owner(actor store.Actor) store.Actor {
	if actor.Role != store.Guest {
		actor.Role = store.Organiser
	}
	return actor
}

// identify is the fingerprint of the key somebody is known by, and its file.
func identify(dir, given string) (fingerprint, file string, err error) {
	if given != "" {
		fingerprint, err = givenIdentity(given)
		return fingerprint, given, err
	}
	file = filepath.Join(dir, identityName)
	fingerprint, err = ownIdentity(file)
	return fingerprint, file, err
}
