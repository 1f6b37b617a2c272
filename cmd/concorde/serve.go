package main

import (
	"log/slog"
	"net"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/sshd"
	"github.com/ogptoolbox/concorde/store"
)

// serving is what the command line says about a server.
type serving struct {
	listen, metrics    string
	public, organisers string
	limits             sshd.Limits
	backups            backupFlags
	budget             int // contributions a minute and key
}

// metricsOff is the address at which nobody watches.
const metricsOff = "off"

func (inv *invocation) serveCommand() *cobra.Command {
	flags := serving{limits: sshd.DefaultLimits()}
	cmd := &cobra.Command{
		Use: "serve", Short: "Open the door to everyone, over SSH", Args: noArguments,
		Long: "Serve the interface and the commands over SSH, on one shared record. Who comes is known by their SSH key: " +
			"nobody signs up, and nobody needs an account on this machine. Logs are JSON, on standard error.",
		Example: `concorde serve
concorde serve --listen :22 --public summit.example.org --organisers /etc/concorde/organisers
concorde serve --backup-dir /media/stick/backups --backup-every 30m --backup-keep 48`,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.serve(cmd, &flags) },
	}
	set := cmd.Flags()
	set.StringVar(&flags.listen, "listen", "127.0.0.1:2222", "`ADDRESS` to listen on")
	set.StringVar(&flags.public, "public", "", "`HOST` or HOST:PORT by which people reach it (default: the address)")
	set.StringVar(&flags.organisers, "organisers", "", "`FILE` with the organisers' public keys, as authorized_keys; read again when it changes")
	set.StringVar(&flags.metrics, "metrics", "127.0.0.1:2280", "`ADDRESS` of /metrics and /healthz, or off")
	inv.limitFlags(cmd, &flags)
	flags.backups.add(cmd)
	return cmd
}

// limitFlags are how much one server, key, connection or address gets.
func (*invocation) limitFlags(cmd *cobra.Command, flags *serving) {
	set, limits := cmd.Flags(), &flags.limits
	set.Var(count{&limits.Sessions}, "max-sessions", "sessions at once, `HOW` many")
	set.Var(count{&limits.PerKey}, "max-per-key", "sessions of one key, `HOW` many")
	set.Var(count{&limits.PerConnection}, "max-per-connection", "sessions of one connection, `HOW` many")
	set.Var(count{&limits.PerAddress}, "max-per-address", "connections from one address, `HOW` many; a venue shares one")
	set.Var(span{&limits.Idle}, "idle", "`TIME` without a key after which a session ends")
	set.Var(span{&limits.Longest}, "longest", "`TIME` that a session may last")
	flags.budget = 30
	set.Var(count{&flags.budget}, "budget", "contributions of one key in a minute, `HOW` many; stewards get ten times as many")
}

// serve runs a server until it is told to stop.
func (inv *invocation) serve(cmd *cobra.Command, flags *serving) error {
	if !inv.local {
		return onlyLocal("serve")
	}
	places := inv.places
	places.command = cmd.CommandPath()
	inv.command = places.command
	collectSeldom()
	logger := slog.New(slog.NewJSONHandler(inv.err, nil))
	slog.SetDefault(logger) // the SSH library logs there what it recovered from
	listener, err := net.Listen("tcp", flags.listen)
	if err != nil {
		return failed("serve.error.listen", map[string]any{"Address": quoted(flags.listen), "Error": reasonOfNet(err)}, err)
	}
	h, err := inv.openHouse(cmd.Context(), places, flags, listener.Addr(), logger)
	if err != nil {
		return firstError(err, listener.Close())
	}
	return firstError(h.run(cmd.Context(), listener, flags), h.close())
}

// budgetOf is what each key may contribute; none where it is not limited.
func (s *serving) budgetOf() store.Budget {
	if s.budget == 0 {
		return store.Budget{}
	}
	return store.Budget{PerMinute: s.budget, Burst: 2 * s.budget}
}

// lookAtOrganisers is how often their file is looked at.
const lookAtOrganisers = 2 * time.Second
