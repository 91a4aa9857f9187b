"""A real browser without a window: what it makes of a page, and what it complains of."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--enable-logging=stderr"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    *("--virtual-time-budget=3000", "--window-size=1366,768"),
)


def found() -> str | None:
    """Return the first browser there is."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class Seen:
    """The page after its program has run, and the lines the browser wrote to the console."""

    html: str
    console: tuple[str, ...]


@dataclass(frozen=True)
class Browser:
    """A browser, started anew with an empty profile for every page."""

    program: str

    def open(self, page: Path) -> Seen:
        """Return what becomes of a page."""
        with tempfile.TemporaryDirectory() as profile:
            run = subprocess.run(
                [self.program, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()],
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=120,
                check=False,
            )
        assert "<html" in run.stdout, run.stderr[-2000:]
        return Seen(run.stdout, tuple(line for line in run.stderr.splitlines() if "CONSOLE" in line))
