"""The app's server, as a process that can be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


class Server:
    """`streamlit run app.py` on a port of its own."""

    def __init__(self, base: str = "", app: Path = ROOT / "app.py") -> None:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            self.port = int(sock.getsockname()[1])
        self.app = app
        self.options = ["--server.baseUrlPath", base] if base else []
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - it outlives the process
        self.process: subprocess.Popen[bytes] | None = None
        self.address = f"http://localhost:{self.port}" + (f"/{base}" if base else "")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(self.app),
            "--server.port",
            str(self.port),
            "--server.headless",
            "true",
            *self.options,
        ]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)
        while not self.is_up():
            if self.process.poll() is not None:
                raise RuntimeError(self.said())
            time.sleep(0.05)  # the server tells nobody when it is ready

    def is_up(self) -> bool:
        """Return whether the server answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health"):
                return True
        except (urllib.error.URLError, ConnectionError):
            return False

    def said(self) -> str:
        """Return what the server has written to its log."""
        self.log.seek(0)
        return self.log.read().decode()

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def pause(self) -> None:
        """Stop the server as a machine does that is out of breath."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let a paused server run again."""
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()
        self.log.close()
