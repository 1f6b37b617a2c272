package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette is the set of colours of one theme: the blue of a town-hall clock,
// the ochre of its stone, laurel, brick and slate.
type palette struct {
	muted, faint           color.Color
	blue, ochre, laurel    color.Color
	brick, amber, slate    color.Color
	border                 color.Color
	ink                    color.Color // text on the grounds below
	ground, groundBlurred  color.Color // behind the row under the cursor
	field                  color.Color // behind the input being typed in
	seal, sealText         color.Color // the active tab
	badge, badgeText       color.Color
	matchGround, matchText color.Color
}

func darkPalette() palette {
	return palette{
		muted: hex("#b3afa6"), faint: hex("#a09c94"),
		blue: hex("#8fb8f6"), ochre: hex("#e2b96b"), laurel: hex("#93c99f"),
		brick: hex("#f2938a"), amber: hex("#f0b866"), slate: hex("#86c5d0"),
		border: hex("#7a7770"),
		ink:    hex("#f3f0e9"), ground: hex("#20314b"), groundBlurred: hex("#2b2d33"),
		field: hex("#23262e"),
		seal:  hex("#8fb8f6"), sealText: hex("#0f1a2b"),
		badge: hex("#3a3428"), badgeText: hex("#efd59c"),
		matchGround: hex("#e2b96b"), matchText: hex("#1d1607"),
	}
}

func lightPalette() palette {
	return palette{
		muted: hex("#5a564e"), faint: hex("#68645b"),
		blue: hex("#1d4f9c"), ochre: hex("#7d5607"), laurel: hex("#2a6a3c"),
		brick: hex("#a52a20"), amber: hex("#8a4f00"), slate: hex("#1f6271"),
		border: hex("#8a867c"),
		ink:    hex("#14120e"), ground: hex("#d5e3f9"), groundBlurred: hex("#e8e6e0"),
		field: hex("#efeee9"),
		seal:  hex("#1d4f9c"), sealText: hex("#ffffff"),
		badge: hex("#f2e6c8"), badgeText: hex("#5c3f04"),
		matchGround: hex("#f4d58a"), matchText: hex("#2b1e02"),
	}
}

// coloured gives each meaning its colour.
func coloured(name Name, p palette) *Theme {
	base := lipgloss.NewStyle()
	ink := func(c color.Color) lipgloss.Style { return base.Foreground(c) }
	on := func(text, ground color.Color) lipgloss.Style { return ink(text).Background(ground) }
	return &Theme{
		Name: name,
		Text: newInk(base), Muted: newInk(ink(p.muted)), Faint: newInk(ink(p.faint)),
		Accent: newInk(ink(p.blue)), Strong: newInk(base.Bold(true)),
		Danger: newInk(ink(p.brick).Bold(true)), Warning: newInk(ink(p.amber)),
		Success: newInk(ink(p.laurel)), Info: newInk(ink(p.slate)),
		Selected:        newInk(on(p.ink, p.ground).Bold(true)),
		SelectedBlurred: newInk(on(p.ink, p.groundBlurred)),
		Match:           newInk(on(p.matchText, p.matchGround).Bold(true)),
		Cursor:          newInk(base.Reverse(true)),
		Field:           newInk(on(p.ink, p.field)),
		Title:           newInk(ink(p.ochre).Bold(true)),
		TabActive:       newInk(on(p.sealText, p.seal).Bold(true)), Tab: newInk(ink(p.muted)),
		Key:    newInk(ink(p.ochre).Bold(true)),
		Border: newInk(ink(p.border)), BorderFocused: newInk(ink(p.blue)),
		Badge: newInk(on(p.badgeText, p.badge)),
		Bar:   newInk(ink(p.blue)),
		Code:  newInk(on(hex("#000000"), hex("#ffffff"))),
	}
}

func hex(s string) color.Color { return lipgloss.Color(s) }
