package main

import (
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

type versionShape struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Time     string `json:"time"`     // of the revision
	Modified bool   `json:"modified"` // built from more than the revision
	Go       string `json:"go"`
}

func (inv *invocation) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Which version this is", Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			version := readVersion()
			if inv.json {
				return inv.object(version)
			}
			return inv.line("concorde " + version.String())
		},
	}
}

// readVersion is what the build left in the program.
func readVersion() versionShape {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return versionShape{Version: "(unknown)"}
	}
	version := versionShape{Version: info.Main.Version, Go: info.GoVersion}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			version.Revision = setting.Value
		case "vcs.time":
			version.Time = setting.Value
		case "vcs.modified":
			version.Modified = setting.Value == "true"
		}
	}
	return version
}

func (v versionShape) String() string {
	parts := []string{v.Version}
	if v.Revision != "" {
		revision := v.Revision[:min(len(v.Revision), 12)]
		if v.Modified {
			revision += "+"
		}
		parts = append(parts, revision)
	}
	return strings.Join(append(parts, v.Go), " ")
}
