package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/rounds"
)

// metrics are what a running server tells those who watch over it, at /metrics.
// They count, and name nobody.
type metrics struct {
	registry   *prometheus.Registry
	handshakes prometheus.Counter
	refused    *prometheus.CounterVec // by cause
	sessions   *prometheus.CounterVec // by what for: interface, command
	submits    *prometheus.HistogramVec
}

// newMetrics also asks, whenever somebody looks: how many sessions are open,
// where the log is, how much waits to be written, and what the process takes.
func newMetrics(s *store.Store, open func() int) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		handshakes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "concorde_handshakes_total", Help: "SSH handshakes that succeeded.",
		}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "concorde_refused_total", Help: "Connections, log-ins, sessions and requests that were refused, by cause.",
		}, []string{"cause"}),
		sessions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "concorde_sessions_total", Help: "Sessions begun, by what for.",
		}, []string{"kind"}),
		submits: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "concorde_submit_seconds", Help: "Time from a contribution to its being on disk and visible, or refused.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 2, 14),
		}, []string{"outcome"}),
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	m.registry.MustRegister(m.handshakes, m.refused, m.sessions, m.submits,
		gauge("concorde_sessions", "Sessions open now.", func() float64 { return float64(open()) }),
		gauge("concorde_log_sequence", "The last entry of the log.", func() float64 { return float64(s.Sequence()) }),
		gauge("concorde_submit_queue", "Contributions that wait to be written.", func() float64 { return float64(s.Waiting()) }),
		gauge("concorde_read_only", "1 while the store takes no contributions.", func() float64 { return truth(s.Health() != nil) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// watchBackups tells when the last backup that proved whole was begun, so that
// whoever watches can say that it is too long ago.
func (m *metrics) watchBackups(r *rounds.Rounds) {
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "concorde_backup_last_success_seconds", Help: "When the last backup that proved whole was begun, in Unix time; 0: there is none.",
		}, func() float64 {
			if last := r.State().Last; !last.IsZero() {
				return float64(last.Unix())
			}
			return 0
		}),
		prometheus.NewCounterFunc(prometheus.CounterOpts{
			Name: "concorde_backup_failures_total", Help: "Attempts at a backup that failed.",
		}, func() float64 { return float64(r.State().Failures) }))
}

func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// Handshake counts somebody who has come in.
func (m *metrics) Handshake() { m.handshakes.Inc() }

// Refused counts what was refused, by cause.
func (m *metrics) Refused(cause string) { m.refused.WithLabelValues(cause).Inc() }

// submitted takes the time of one contribution.
func (m *metrics) submitted(took time.Duration, err error) {
	outcome := "done"
	switch {
	case errors.Is(err, store.ErrUnknown), errors.Is(err, store.ErrReadOnly):
		outcome = "failed"
	case err != nil:
		outcome = "refused"
	}
	m.submits.WithLabelValues(outcome).Observe(took.Seconds())
}

// The watcher's page answers fast or not at all: it is one machine asking another.
const watchTimeout = 5 * time.Second

// handler answers /metrics, and /healthz with 200 while contributions are taken.
func (m *metrics) handler(s *store.Store) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		if err := s.Health(); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = fmt.Fprintln(w, err) // nobody is left to tell if it fails
			return
		}
		_, _ = fmt.Fprintln(w, "ok")
	})
	return mux
}

// serveMetrics answers until the context ends.
func serveMetrics(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: watchTimeout, ReadTimeout: watchTimeout,
		WriteTimeout: watchTimeout, IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("answer those who watch: %w", err)
	}
	return nil
}
