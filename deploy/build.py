"""Build the container from a bare Debian, start it as a careful host would, and tell how large it is and how soon it answers.

Run `sudo python3 deploy/build.py FOLDER`, on Debian with debootstrap and buildah; neither Docker nor a registry is needed. FOLDER takes
some 3 GB, and what is in it is used again.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARE, IMAGE = "localhost/bare", "localhost/matrixscope"
MIRROR = "http://deb.debian.org/debian"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
NOT_IN_SLIM = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info", "var/cache/apt", "var/lib/apt/lists", "var/log")
TOOLS = ("gcc", "cc", "make", "pip", "pip3", "git", "curl")  # that nobody should find there
PAGE = "transformation?A=1,1;0,1"
PATIENCE = 120.0  # seconds until the first page
LOOK = 0.02  # seconds between two looks whether there is one
CONFINED = """
mount --bind "$1" "$2" && mount -o remount,bind,ro "$2" && mount -t tmpfs tmpfs "$2/tmp" && mount -t proc proc "$2/proc" &&
mount --bind /dev "$2/dev" && shift 2 && exec "$@"
"""  # in a mount namespace of its own: what is mounted here goes with the process


def run(*command: str, environment: Mapping[str, str] = os.environ) -> str:
    """Run a command, and return what it has written."""
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, env=environment).stdout.strip()


def bare(folder: Path) -> Path:
    """Return a bare Debian as Docker's slim images have it."""
    root = folder / "bare"
    if not (root / "etc/debian_version").exists():
        run("debootstrap", "--variant=minbase", "bookworm", str(root), MIRROR)
        for name in NOT_IN_SLIM:
            shutil.rmtree(root / name, ignore_errors=True)
            (root / name).mkdir()
    return root


def built(folder: Path) -> dict[str, object]:
    """Build the image, and return how it is to be started."""
    if BARE not in run("buildah", "images", "--format", "{{.Name}}"):
        empty = run("buildah", "from", "scratch")
        run("buildah", "add", "-q", empty, str(bare(folder)), "/")
        run("buildah", "commit", "-q", "--rm", empty, BARE)
    ignored = ("--ignorefile", str(ROOT / "deploy/Dockerfile.dockerignore"))
    of = ("--format", "docker", "--build-arg", f"BASE={BARE}", "-f", str(ROOT / "deploy/Dockerfile"), "-t", IMAGE)
    trusts = ("--volume", f"{CERTIFICATES}:/usr/local/share/ca-certificates/host.crt:ro")  # a proxy may have one of its own
    run("buildah", "build", "-q", "--layers", *trusts, *of, *ignored, str(ROOT))
    told: dict[str, object] = json.loads(run("buildah", "inspect", "--type", "image", IMAGE))["Docker"]["config"]
    return told


@contextmanager
def mounted() -> Iterator[Path]:
    """Yield the image's file system."""
    container = run("buildah", "from", "--pull-never", IMAGE)
    try:
        yield Path(run("buildah", "mount", container))
    finally:
        run("buildah", "rm", container)


@contextmanager
def started(image: Path, folder: Path, config: dict[str, object], port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the image: its own user, nothing to write to but /tmp, no capability, a group of processes of its own."""
    place = folder / "mounted"
    place.mkdir(exist_ok=True)
    environment = [*as_list(config["Env"]), f"PORT={port}", "HOME=/tmp"]
    who = ("setpriv", f"--reuid={config['User']}", f"--regid={config['User']}", "--clear-groups", "--no-new-privs", "--bounding-set=-all")
    inside = ("chroot", str(place), *who, "env", "-i", "-C", str(config["WorkingDir"]), *environment, *as_list(config["Cmd"]))
    if os.access("/proc/sys/vm/drop_caches", os.W_OK):
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    process = subprocess.Popen(["unshare", "--mount", "sh", "-c", CONFINED, "sh", str(image), str(place), *inside], stdout=sys.stderr)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def as_list(told: object) -> Sequence[str]:
    """Return a list of words as the image's settings have it."""
    assert isinstance(told, list)
    return told


def answered(address: str, process: "subprocess.Popen[bytes]") -> float:
    """Return how many seconds pass until a page is answered."""
    began = time.perf_counter()
    asked = urllib.request.Request(address, headers={"Accept": "text/html"})
    while time.perf_counter() - began < PATIENCE:
        try:
            with urllib.request.urlopen(asked) as page:
                assert b'id="first"' in page.read()
                return time.perf_counter() - began
        except (urllib.error.URLError, ConnectionError):  # nobody is there yet
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK)  # its end is told at once
                break
    raise TimeoutError(address)


def size(folder: Path, pattern: str = "*") -> float:
    """Return how many MB the files of a folder take."""
    files = (path for path in folder.rglob(pattern) if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def uncompiled(place: Path) -> list[str]:
    """Return the modules without byte code."""
    sources = [*(place / ".venv/lib").rglob("*.py"), *(place / "core").rglob("*.py"), *(place / "pages").rglob("*.py")]
    return [str(path) for path in sources if not [*(path.parent / "__pycache__").glob(f"{path.stem}.*.pyc")]]


def main() -> None:
    """Print what is found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where Debian, layers and images are kept")
    parser.add_argument("--driver", default="overlay", help="of buildah’s layers; vfs works everywhere, slowly")
    parser.add_argument("--times", type=int, default=3, help="how often it is started")
    told = parser.parse_args()
    folder = told.folder.resolve()
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "storage.conf").write_text(f'[storage]\ndriver = "{told.driver}"\nrunroot = "{folder}/run"\ngraphroot = "{folder}/graph"\n')
    os.environ |= {"CONTAINERS_STORAGE_CONF": str(folder / "storage.conf"), "BUILDAH_ISOLATION": "chroot"}
    config = built(folder)
    with mounted() as image:
        place = image / str(config["WorkingDir"]).lstrip("/")
        print(f"{size(image):.0f} MB unpacked, of which {size(place):.0f} MB the packages, {size(place, '*.pyc'):.0f} MB byte code")
        print("modules without byte code:", uncompiled(place) or "none")
        there = [name for name in TOOLS for where in ("bin", "usr/bin", "usr/local/bin") if (image / where / name).exists()]
        print("tools to build with:", there or "none")
        for _ in range(told.times):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            with started(image, folder, config, port) as process:
                first = answered(f"http://127.0.0.1:{port}/{PAGE}", process)
                fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
                taken = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                run(sys.executable, str(ROOT / "deploy/healthy.py"), environment=os.environ | {"PORT": str(port)})
                began = time.perf_counter()
                process.send_signal(signal.SIGTERM)
                process.wait()
                ended = time.perf_counter() - began
                print(f"first page after {first:.1f} s, {taken:.1f} s of a core; healthy; ended {ended:.1f} s after it was asked to")


if __name__ == "__main__":
    main()
