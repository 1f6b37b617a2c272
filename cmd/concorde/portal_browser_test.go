//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/exchange/portal"
)

// browser is a real one, without a window, on a site of this machine. Each call
// is a browser of its own.
type browser struct {
	program, site string
}

// newBrowser serves a portal of the starter catalogue to a browser.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium here; .ci/run installs it")
	}
	s, dir := newSummit(t), t.TempDir()
	inv := newInvocation(s.door("SHA256:guest"))
	if _, err := portal.Write(t.Context(), s.store, dir, inv.portalOptions(&visit{store: s.store}, portalAddress)); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	return &browser{program, server.URL}
}

// open opens a page, and returns what the browser printed. An error on its
// console, such as what the page's policy forbids, fails the test. A browser
// that hangs, as one does now and then on a busy machine, is started again.
func (b *browser) open(t *testing.T, page string, flags ...string) string {
	t.Helper()
	for tries := 3; ; tries-- {
		out, log, err := b.start(t, page, flags)
		if errors.Is(err, context.DeadlineExceeded) && tries > 1 {
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", page, err, log)
		}
		for line := range strings.SplitSeq(log, "\n") {
			if strings.Contains(line, ":CONSOLE") {
				t.Errorf("%s: on the console: %s", page, line)
			}
		}
		return out
	}
}

// start is one browser, from its start to its end.
func (b *browser) start(t *testing.T, page string, flags []string) (out, log string, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := append([]string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--disable-background-networking",
		"--no-first-run", "--user-data-dir=" + t.TempDir(), "--window-size=400,800", "--virtual-time-budget=8000",
	}, flags...)
	cmd := exec.CommandContext(ctx, b.program, append(args, b.site+page)...)
	var printed, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &told
	// Its helpers hold what it prints to: they end with it, and are not waited for.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	if err = cmd.Run(); ctx.Err() != nil {
		err = ctx.Err()
	}
	return printed.String(), told.String(), err
}

// ground is the colour of the page where nothing is written.
func (b *browser) ground(t *testing.T, page string, flags ...string) color.Color {
	t.Helper()
	name := filepath.Join(t.TempDir(), "page.png")
	b.open(t, page, append(flags, "--screenshot="+name)...)
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	var shot image.Image
	shot, err = png.Decode(file)
	if err := firstError(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	return shot.At(1, shot.Bounds().Dy()/2)
}

// Somebody looks for participatory budgeting on the site, finds the tools that
// do it, and sees one of them on a light and on a dark screen.
func TestPortalInABrowser(t *testing.T) {
	t.Parallel()
	b := newBrowser(t)
	page := b.open(t, "/fr/tools/index.html?q=budget+participatif", "--dump-dom")
	_, found, _ := strings.Cut(page, `id="found"`)
	found, _, _ = strings.Cut(found, "</ol>")
	if !strings.Contains(found, `/fr/tool/decidim.html"><bdi>Decidim</bdi>`) && !strings.Contains(found, `fr/tool/decidim.html"><bdi>Decidim</bdi>`) {
		t.Errorf("the search finds %s", found)
	}
	if strings.Contains(found, "CKAN") {
		t.Error("it finds what it should not")
	}
	if page := b.open(t, "/es/tools/index.html?q=zzzzqqqq", "--dump-dom"); !strings.Contains(page, "Ninguna herramienta coincide") {
		t.Error("it does not say that nothing is found")
	}
	tool := "/fr/tool/decidim.html"
	if !strings.Contains(b.open(t, tool, "--dump-dom"), "Decidim Association") {
		t.Error("the page of the tool does not show")
	}
	light := b.ground(t, tool, "--blink-settings=preferredColorScheme=1")
	dark := b.ground(t, tool, "--blink-settings=preferredColorScheme=0")
	if brightness(light) < 0.9 || brightness(dark) > 0.2 {
		t.Errorf("the ground is %v on a light screen and %v on a dark one", light, dark)
	}
}

func brightness(c color.Color) float64 {
	gray := color.Gray16Model.Convert(c).(color.Gray16)
	return float64(gray.Y) / 0xffff
}
