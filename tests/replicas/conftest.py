"""Three replicas, a newer version of the program, and a real Chromium."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.browser.conftest import chromium
from tests.browser.server import ROOT, Server
from tests.replicas.proxies import NAMES

__all__ = ["chromium"]
ENVIRONMENT = {"MATRIXSCOPE_DRAIN": "3"}


@pytest.fixture
def replicas() -> Iterator[dict[str, Server]]:
    """Serve the app three times."""
    servers = {name: Server(environment=ENVIRONMENT) for name in NAMES}
    try:
        with ThreadPoolExecutor() as pool:
            list(pool.map(Server.start, servers.values()))
        yield servers
    finally:
        for server in servers.values():
            server.kill()


@pytest.fixture
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a program whose stage is another one."""
    folder = tmp_path_factory.mktemp("newer")
    for name in ("core", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "app.py", folder)
    with (folder / "pages/shared/stage/stage.css").open("a") as styles:
        styles.write("\n.newer { color: inherit; }\n")
    return folder


def replaced(server: Server, folder: Path) -> Server:
    """Return the server of another version, where server was."""
    return Server(folder / "app.py", folder=folder, environment=ENVIRONMENT | {"PYTHONPATH": str(folder)}, port=server.port)
