// Command bare is the least program that does what the door does: wish and a
// list of 500 rows beside a bordered detail. It is there to be measured against,
// and tells what it takes at a second address.
//
//	bare 127.0.0.1:2223 127.0.0.1:2281
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"charm.land/bubbles/v2/list"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"charm.land/wish/v2/bubbletea"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/ogptoolbox/concorde/store/background"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bare:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 3 {
		return fmt.Errorf("where to listen? bare ADDRESS METRICS")
	}
	dir, err := os.MkdirTemp("", "bare")
	if err != nil {
		return fmt.Errorf("make a place for the host key: %w", err)
	}
	defer os.RemoveAll(dir)
	server, err := wish.NewServer(
		wish.WithAddress(os.Args[1]),
		wish.WithHostKeyPath(dir+"/key"),
		wish.WithPublicKeyAuth(func(ssh.Context, ssh.PublicKey) bool { return true }),
		wish.WithMiddleware(bubbletea.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) { return newModel(), nil })),
	)
	if err != nil {
		return fmt.Errorf("make the server: %w", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() { _ = server.Close() })
	background.Go(nil, "metrics", func() { slog.Error("metrics", "error", http.ListenAndServe(os.Args[2], promhttp.Handler())) })
	if err := server.ListenAndServe(); err != nil && ctx.Err() == nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// rows is how many the list has.
const rows = 500

type row struct{ title, text string }

func (r row) Title() string       { return r.title }
func (r row) Description() string { return r.text }
func (r row) FilterValue() string { return r.title }

type model struct {
	list          list.Model
	width, height int
}

func newModel() model {
	items := make([]list.Item, rows)
	for i := range items {
		items[i] = row{fmt.Sprintf("Tool number %d", i), "Run assemblies, proposals, consultations, budgets and petitions on one site."}
	}
	return model{list: list.New(items, list.NewDefaultDelegate(), 0, 0)}
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		m.width, m.height = size.Width, size.Height
		m.list.SetSize(size.Width/2, size.Height)
	}
	var cmd tea.Cmd
	m.list, cmd = m.list.Update(msg)
	return m, cmd
}

func (m model) View() tea.View {
	detail := ""
	if r, ok := m.list.SelectedItem().(row); ok {
		detail = r.title + "\n\n" + r.text
	}
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Width(m.width - m.width/2).Height(m.height).Render(detail)
	view := tea.NewView(lipgloss.JoinHorizontal(lipgloss.Top, m.list.View(), box))
	view.AltScreen = true
	return view
}
