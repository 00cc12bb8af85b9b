"""Servers to measure: the explorer, the plain app with Streamlit's defaults, and with the garbage collection off."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAIN = Path(__file__).parent / "plain"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextlib.contextmanager
def serving(
    script: Path, *options: str, environment: dict[str, str] | None = None, port: int | None = None, folder: Path | None = None
) -> Iterator[str]:
    """Run `streamlit run script` in its own folder or another one until the block ends; yields the address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true", *options]
    command += ["--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(
        command, cwd=folder or script.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | (environment or {})
    )
    try:
        _wait(f"http://localhost:{port}/_stcore/health", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError(f"the server ended with {process.returncode}")


@contextlib.contextmanager
def plain() -> Iterator[Path]:
    """Yield the plain app in a folder of its own, with nothing but Streamlit's defaults around it."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(PLAIN / "app.py", folder))
