"""An app's server, as a process that can be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Server:
    """`streamlit run` on a port of its own; folder is where Streamlit looks for its settings."""

    def __init__(
        self,
        app: Path = ROOT / "app.py",
        *options: str,
        base: str = "",
        folder: Path = ROOT,
        environment: dict[str, str] | None = None,
        port: int = 0,
    ) -> None:
        self.port = port or free_port()
        self.address = f"http://localhost:{self.port}" + (f"/{base}" if base else "")
        self.command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(self.port), "--server.headless", "true"]
        self.command += ["--browser.serverAddress", "localhost", "--browser.gatherUsageStats", "false", *options]
        self.command += ["--server.baseUrlPath", base] if base else []
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | (environment or {})
        self.lines: list[str] = []
        self.heard = threading.Condition()
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers: it tells its address once it listens."""
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        process, before = self.process, len(self.lines)
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        with self.heard:
            self.heard.wait_for(lambda: process.poll() is not None or any("URL: " in line for line in self.lines[before:]))
        if process.poll() is not None:
            raise RuntimeError(self.said())
        urllib.request.urlopen(f"{self.address}/_stcore/health").close()

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        with process.stdout as output:
            for line in output:
                with self.heard:
                    self.lines.append(line)
                    self.heard.notify_all()
        process.wait()
        with self.heard:
            self.heard.notify_all()

    def said(self) -> str:
        """Return what the server has written."""
        return "".join(self.lines)

    def expect_said(self, text: str) -> None:
        """Wait until the server has written text."""
        with self.heard:
            assert self.heard.wait_for(lambda: text in self.said(), timeout=90), self.said()

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def end(self) -> None:
        """Ask the server to end, as whoever replaces it does, and wait until it has."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def most_memory(self) -> int:
        """Return the most bytes that the server has held so far."""
        assert self.process
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return 1024 * int(status.split("VmHWM:")[1].split()[0])

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
