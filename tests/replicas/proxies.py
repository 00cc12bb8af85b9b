"""HAProxy and nginx as Debian has them, with the configurations of deploy/ but for ports and places."""

import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.__main__ import SBIN
from tests.browser.server import ROOT, free_port

NAMES = ("one", "two", "three")
PATIENCE = 30.0  # seconds until it listens
LOOK = 0.05  # seconds between two looks whether it does


class Proxy(ABC):
    """A proxy before replicas; folder takes its files."""

    def __init__(self, replicas: Mapping[str, int], folder: Path) -> None:
        self.replicas, self.folder, self.port = replicas, folder, free_port()
        self.address = f"http://localhost:{self.port}"

    @abstractmethod
    def command(self) -> list[str]:
        """Return what starts it."""

    @abstractmethod
    def leave_out(self, name: str = "") -> None:
        """Send nobody to a replica that is about to end; without a name, send people to all again."""

    def __enter__(self) -> "Proxy":
        self.process = subprocess.Popen(self.command(), env=self.environment | {"PATH": os.environ["PATH"] + SBIN})
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except ConnectionRefusedError:
                if self._has_ended() or time.monotonic() > until:
                    raise

    def _has_ended(self) -> bool:
        """Return whether it ends before the next look: neither proxy tells when it listens, but the end of one is told at once."""
        try:
            self.process.wait(LOOK)
        except subprocess.TimeoutExpired:
            return False
        return True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait()

    @property
    def environment(self) -> dict[str, str]:
        """What it is told besides."""
        return dict(os.environ)


class HAProxy(Proxy):
    """It asks the replicas itself whether they go on."""

    def command(self) -> list[str]:
        """Return what starts it."""
        return ["haproxy", "-db", "-f", str(ROOT / "deploy/haproxy.cfg")]

    def leave_out(self, name: str = "") -> None:
        """Do nothing: it asks."""

    @property
    def environment(self) -> dict[str, str]:
        """Where everything is."""
        places = {name.upper(): f"127.0.0.1:{port}" for name, port in self.replicas.items()}
        return dict(os.environ) | places | {"PORT": str(self.port), "SOCKET": str(self.folder / "socket")}


class Nginx(Proxy):
    """It finds out who has gone, and is told who will."""

    def command(self) -> list[str]:
        """Return what starts it."""
        self.write()
        temporary = "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        around = f"daemon off; pid {self.folder}/pid; error_log stderr crit; worker_processes 1; worker_shutdown_timeout 10s;\n"
        http = f"http {{ access_log off;\n{temporary}include {self.folder}/matrixscope.conf; }}\n"
        (self.folder / "nginx.conf").write_text(f"{around}events {{ worker_connections 2048; }}\n{http}")
        return ["nginx", "-p", str(self.folder), "-e", "stderr", "-c", str(self.folder / "nginx.conf")]

    def write(self, down: str = "") -> None:
        """Write the configuration, with one replica out of use."""
        text = (ROOT / "deploy/nginx.conf").read_text().replace("listen 80;", f"listen {self.port};")
        for k, name in enumerate(NAMES):
            text = text.replace(f"server 127.0.0.1:{8501 + k} ", f"server 127.0.0.1:{self.replicas[name]} {'down ' * (name == down)}")
        (self.folder / "matrixscope.conf").write_text(text)

    def leave_out(self, name: str = "") -> None:
        """Load the configuration anew."""
        self.write(down=name)
        self.process.send_signal(signal.SIGHUP)


PROXIES = {"haproxy": HAProxy, "nginx": Nginx}
