package main

import (
	"strconv"
	"strings"
	"time"
)

// choice is a flag with a few possible values.
type choice struct {
	value *string
	of    []string
}

func newChoice(value *string, of []string) *choice { return &choice{value, of} }

func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

func (*choice) Type() string { return "string" }

func (c *choice) Set(s string) error {
	for _, value := range c.of {
		if strings.EqualFold(s, value) {
			*c.value = value
			return nil
		}
	}
	return usage("commands.usage.choice", map[string]any{"Value": quoted(s), "Choices": strings.Join(c.of, ", ")})
}

// choices is a flag that is repeated, with one of some values each time.
type choices struct {
	values *[]string
	of     []string
}

func newChoices(values *[]string, of []string) *choices { return &choices{values, of} }

func (c *choices) String() string { return "" }

func (*choices) Type() string { return "string" }

func (c *choices) Set(s string) error {
	var value string
	if err := newChoice(&value, c.of).Set(s); err != nil {
		return err
	}
	*c.values = append(*c.values, value)
	return nil
}

// count is a flag with a number that is not negative.
type count struct{ value *int }

func (c count) String() string {
	if c.value == nil {
		return ""
	}
	return strconv.Itoa(*c.value)
}

func (count) Type() string { return "int" }

func (c count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return usage("commands.usage.count", map[string]any{"Value": quoted(s)})
	}
	*c.value = n
	return nil
}

// span is a flag with a length of time, such as 90m, 36h or 7d.
type span struct{ value *time.Duration }

func (s span) String() string {
	if s.value == nil || *s.value == 0 {
		return ""
	}
	return s.value.String()
}

func (span) Type() string { return "duration" }

func (s span) Set(given string) error {
	d, err := time.ParseDuration(given)
	if days, isDays := strings.CutSuffix(given, "d"); isDays {
		var n int
		n, err = strconv.Atoi(days)
		d = time.Duration(n) * 24 * time.Hour
		if n > 100_000 {
			d = -1
		}
	}
	if err != nil || d <= 0 {
		return usage("commands.usage.span", map[string]any{"Value": quoted(given)})
	}
	*s.value = d
	return nil
}
