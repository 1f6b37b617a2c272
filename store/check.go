package store

import (
	"context"
	"errors"
	"fmt"
)

// CheckAddress says what is wrong with a web address, before it is submitted:
// nil or a [FieldError].
func CheckAddress(field, value string) error { return cleanAddress(field, &value) }

// CheckLicence says what is wrong with an SPDX licence expression, before it
// is submitted: nil or a [FieldError].
func CheckLicence(field, value string) error { return cleanLicence(field, &value) }

// CheckPerson says what is wrong with a profile, before it is submitted: nil
// or a [FieldError].
func CheckPerson(person Person) error { return person.clean() }

// CheckTool is a tool as it would be on the record, clean, and what is wrong
// with it: nil or a [FieldError]. Whether there are such uses and organisations
// is told only when it is submitted.
func CheckTool(tool Tool) (Tool, error) {
	err := tool.clean()
	return tool, err
}

// EnsureOrganisation finds an organisation by slug, id or name, and puts it on
// the record if it is not there.
func (s *Store) EnsureOrganisation(ctx context.Context, actor Actor, name string) (ID, error) {
	record, err := s.Resolve(KindOrganisation, name)
	if err == nil {
		return record.Head().ID, nil
	}
	if !errors.Is(err, ErrNotFound) {
		return ID{}, err
	}
	if known, err := s.OrganisationNamed(name); err != nil || known != nil {
		return idOf(known), err
	}
	receipt, err := s.Submit(ctx, actor, &Add{Record: &Organisation{Name: name}})
	var taken *FieldError
	if errors.As(err, &taken) && taken.Problem == ProblemTaken { // someone added it this moment
		known, err := s.OrganisationNamed(name)
		return idOf(known), err
	}
	if err != nil {
		return ID{}, fmt.Errorf("add the organisation %q: %w", clipped(name), err)
	}
	return receipt.Record, nil
}

func idOf(o *Organisation) ID {
	if o == nil {
		return ID{}
	}
	return o.ID
}

// ToolNamed finds a tool by slug, id or name; zero if there is none, or
// several of that name.
func (s *Store) ToolNamed(name string) (ID, error) {
	record, err := s.Resolve(KindTool, name)
	if err == nil {
		return record.Head().ID, nil
	}
	if !errors.Is(err, ErrNotFound) || len(name) > 8*maxName {
		return ID{}, ignoreMissing(err)
	}
	var found []ID
	err = s.read(func(st state) (err error) {
		for _, key := range foldedNames(name) {
			found, err = st.holders(KindTool, lookup{spaceName, key})
		}
		return err
	})
	if len(found) != 1 {
		return ID{}, err
	}
	return found[0], err
}

func ignoreMissing(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}
