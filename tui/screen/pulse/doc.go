// Package pulse is how the summit goes: what is being done, in words and as it
// happens, what grows, and what waits for somebody. The wall is the same for
// the room's projector, large enough for the last row.
package pulse
