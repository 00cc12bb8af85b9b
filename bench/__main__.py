"""Measure the explorer in headless Chromium, beside a plain Streamlit app that draws the same picture.

Run `python -m bench`; it prints a table. `python -m bench inverse norms` measures only what a hand and a key find on those pages,
`--phone` the same on a phone's screen with a phone's processor, and `--far` with the server far away; `--slow` how a page opens over
slow networks. Nothing here decides a test.
"""

import argparse
import math
import os
import platform
import shutil
import statistics
import tempfile
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.relay import relay
from pages.main import PAGES
from tests.__main__ import CHROMIUM
from tests.browser.server import ROOT, Server
from tests.browser.stage import AT_REST

T = TypeVar("T")
PROBE = (Path(__file__).parent / "probe.js").read_text()
AGES = (Path(__file__).parent / "ages.js").read_text()
PLAIN = Path(__file__).parent / "plain" / "app.py"
FIRST_PAGE = "transformation"  # the one that is held against plain Streamlit
SECONDS = 4
KEYS = 60
OPENINGS, SLOW_OPENINGS = 5, 3
LONG = 180_000  # ms that a page may take to open
AWAY = 0.15  # seconds to a server that is far away, each way
CASES = {  # by name: what is opened, what of it is dragged, and how many answers a second it owes
    f"{name}, {drag.name}" if drag.name else name: (f"{name}?{drag.link}" if drag.link else name, drag.what, drag.answers)
    for name, page in PAGES.items()
    for drag in page.DRAGS
}
SLOWED = {  # pictures and answers a second that a page owes on a phone
    **dict.fromkeys(("transformation", "eigen", "svd", "least_squares"), (45, 20)),
    "gradient_descent": (40, 8),
}
PICTURE = "path.js-line, #first .canvas path"  # plain Streamlit's is Plotly's; ours stands in the page itself at first,
GRABBED = ".stage .handle"  # can then be grabbed, as a sketch,
BY_PLOTLY = '[data-drawn="by Plotly"]'
FIRST = """
const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => { window.seen ??= performance.now() }))
new MutationObserver(() => { if (!window.seen && document.querySelector('SELECTOR')) painted() })
  .observe(document, { subtree: true, childList: true, attributes: true })
"""


@dataclass(frozen=True)
class Screen:
    """Where a page is shown, and how many times slower its scripts run than here."""

    width: int
    height: int
    scale: int = 1  # pixels of the screen for one of the page
    slowed: int = 1


DESK, PHONE = Screen(1280, 900), Screen(390, 844, scale=2, slowed=4)


@dataclass(frozen=True)
class Network:
    """What is between a browser and the server; the browser's scripts are slowed with it."""

    mbit: float  # a second, both ways
    away: float  # ms, each way
    slowed: int = 4
    owed: float = math.inf  # ms to the first picture


NETWORKS = {"9 Mbit/s, 85 ms away": Network(9, 85, owed=1500), "1.6 Mbit/s, 150 ms away": Network(1.6, 150, owed=2500)}


class Browser:
    """Chromium with an empty profile for every page."""

    def __init__(self, playwright: Any, screen: Screen = DESK) -> None:
        self.playwright, self.screen = playwright, screen

    def page(self, use: Callable[[Page, BrowserContext], T]) -> T:
        """Return what use makes of a new page in a cold browser."""
        with tempfile.TemporaryDirectory() as profile:
            context = self.playwright.chromium.launch_persistent_context(
                profile,
                executable_path=next(filter(None, map(shutil.which, CHROMIUM))),
                args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
                viewport={"width": self.screen.width, "height": self.screen.height},
                device_scale_factor=self.screen.scale,
                bypass_csp=True,  # what waits here evaluates texts, which no page may
            )
            try:
                return use(context.pages[0], context)
            finally:
                context.close()

    def ready(self, page: Page, address: str) -> None:
        """Open a page of the explorer and wait until it is at rest; from then on its scripts are slowed."""
        page.add_init_script(AGES)
        page.goto(address)
        page.wait_for_selector(AT_REST, state="attached")
        page.evaluate(PROBE)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": self.screen.slowed})
        page.wait_for_timeout(1000)


def first_picture(browser: Browser, address: str, selector: str = PICTURE, network: Network | None = None) -> tuple[float, float]:
    """Return the median time to the first picture in ms, and the bytes that it took."""

    def use(page: Page, context: BrowserContext) -> tuple[float, float]:
        received = [0.0]
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        if network:
            speed = network.mbit * 1e6 / 8
            told = {"offline": False, "latency": 2 * network.away, "downloadThroughput": speed, "uploadThroughput": speed}
            session.send("Network.emulateNetworkConditions", told)
            session.send("Emulation.setCPUThrottlingRate", {"rate": network.slowed})
        session.on("Network.loadingFinished", lambda event: received.__setitem__(0, received[0] + event["encodedDataLength"]))
        page.add_init_script(FIRST.replace("SELECTOR", selector))
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.seen", timeout=LONG)
        return page.evaluate("window.seen"), received[0]

    found = [browser.page(use) for _ in range((SLOW_OPENINGS if network else OPENINGS) + 1)][1:]  # the first one warms the server
    return statistics.median(time for time, _ in found), statistics.median(size for _, size in found)


def drag(browser: Browser, address: str, handle: str) -> dict[str, float]:
    """Return what a drag of some seconds shows: pictures and answers a second, frames, lag, bytes per answer, and the answers' age."""

    def use(page: Page, context: BrowserContext) -> dict[str, float]:
        browser.ready(page, address)
        sizes: list[int] = []
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameReceived", lambda event: sizes.append(size(event["response"])))
        result = page.evaluate(f"probe.drag({handle!r}, {SECONDS})")
        return {
            "pictures": result["pictures"] / result["seconds"],
            "answers": result["answers"] / result["seconds"],
            "frame p95": quantile(result["frames"], 0.95),
            "lag": result["lag"],
            "bytes": sum(sizes) / max(1, result["answers"]),
            "age p50": quantile(result["ages"] or [0], 0.5),
            "age p95": quantile(result["ages"] or [0], 0.95),
        }

    return browser.page(use)


def size(frame: dict[str, Any]) -> int:
    """Return the bytes of what a socket has received: a text, or bytes as base64."""
    data = frame["payloadData"]
    return len(data.encode()) if frame["opcode"] == 1 else len(data) * 3 // 4


def keys(browser: Browser, address: str, handle: str) -> list[float]:
    """Return the times from a key to the complete answer, ms."""

    def use(page: Page, _: BrowserContext) -> list[float]:
        browser.ready(page, address)
        found = []
        for k in range(KEYS + 5):
            found.append(page.evaluate(f"probe.stageKey({handle!r}, {str(k % 20 < 10).lower()})"))  # and back, before an end is met
            page.wait_for_selector(AT_REST, state="attached")  # else an answer to what was let go is taken for the next key's
            page.wait_for_timeout(120 + 7 * (k % 5))
        return found[5:]

    return browser.page(use)


def plain_keys(browser: Browser, address: str) -> list[float]:
    """Return the times from a key on a slider to the plain app's new picture, ms."""

    def use(page: Page, _: BrowserContext) -> list[float]:
        page.goto(address)
        page.wait_for_selector("path.js-line", state="attached")
        page.evaluate(PROBE)
        page.wait_for_timeout(1000)
        page.get_by_role("slider").first.focus()
        found = []
        for k in range(KEYS // 2 + 5):
            page.evaluate("probe.plainKey()")
            page.keyboard.press("ArrowRight" if k % 20 < 10 else "ArrowLeft")
            page.wait_for_function("window.plainTime")
            found.append(page.evaluate("window.plainTime"))
            page.wait_for_timeout(250 + 7 * (k % 5))
        return found[5:]

    return browser.page(use)


def quantile(values: list[float], share: float) -> float:
    """Return the value below which share of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Table:
    """Rows that are printed as they come: what, the figure, what it is held against."""

    def append(self, row: tuple[str, str, str]) -> None:
        """Print a row."""
        print(f"{row[0]:<64} {row[1]:<30} {row[2]}", flush=True)


def measure(rows: Table) -> None:
    """Measure everything, row by row."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = Browser(playwright)
        script = Path(shutil.copy(PLAIN, folder))  # a folder of its own: nothing but Streamlit's defaults around it
        with Server(script, folder=Path(folder)) as server:
            plain_first, plain_bytes = first_picture(browser, server.address)
            plain_key = plain_keys(browser, server.address)
        with Server(script, "--runner.postScriptGC", "false", folder=Path(folder)) as server:
            control_key = plain_keys(browser, server.address)
        p50, c50 = quantile(plain_key, 0.5), quantile(control_key, 0.5)
        rows.append(("plain: key → picture, p50 / p95", f"{p50:.0f} / {quantile(plain_key, 0.95):.0f} ms", ""))
        rows.append(("control (no collection): key → picture, p50 / p95", f"{c50:.0f} / {quantile(control_key, 0.95):.0f} ms", ""))
        rows.append(("plain: page → first picture", f"{plain_first:.0f} ms, {plain_bytes / 1e6:.2f} MB", ""))

        times = Path(folder) / "times"
        with Server() as server:
            address = server.address
            time, size = first_picture(browser, f"{address}/transformation")
            rows.append(("page → first picture", f"{time:.0f} ms = {time / plain_first:.2f} × plain", "≤ 0.15"))
            time, size = first_picture(browser, f"{address}/transformation", GRABBED)
            rows.append(("page → it can be grabbed", f"{time:.0f} ms = {time / plain_first:.2f} × plain", "≤ 0.50"))
            rows.append(("its bytes", f"{size / 1e6:.2f} MB = {size / plain_bytes:.2f} × plain", "≤ 0.22"))
            time, size = first_picture(browser, f"{address}/transformation", BY_PLOTLY)
            rows.append(("page → the same drawn by Plotly", f"{time:.0f} ms, {size / 1e6:.2f} MB", ""))
            time, size = first_picture(browser, address)
            rows.append(("home → first picture", f"{time:.0f} ms, {size / 1e6:.2f} MB", ""))
            for name, (path, handle, least) in CASES.items():
                found = drag(browser, f"{address}/{path}", handle)
                rows.append((f"{name}: pictures while dragging", f"{found['pictures']:.1f} /s", "≥ 55"))
                rows.append((f"{name}: answers while dragging", f"{found['answers']:.1f} /s", f"≥ {least}"))
                rows.append((f"{name}: frame p95", f"{found['frame p95']:.1f} ms", "≤ 34"))
                rows.append((f"{name}: bytes per answer", f"{found['bytes'] / 1000:.1f} KB", "≤ 8" if name == FIRST_PAGE else ""))
                key = keys(browser, f"{address}/{path}", handle)
                k50, k95 = quantile(key, 0.5), quantile(key, 0.95)
                rows.append((f"{name}: key → answer, p50 / p95", f"{k50:.0f} / {k95:.0f} ms", "≤ 40 / ≤ 60"))
                rows.append((f"{name}: key → answer against plain, control", f"{k50 / p50:.2f}, {k50 / c50:.2f}", "≤ 0.35, ≤ 0.65"))
                with relay(server.port, AWAY) as far:
                    found = drag(browser, f"http://localhost:{far}/{path}", handle)
                rows.append((f"{name}, 150 ms away each way: pictures", f"{found['pictures']:.1f} /s", "≥ 55"))
                rows.append((f"{name}, 150 ms away: answers", f"{found['answers']:.1f} /s", ""))
                if handle == "A:0":  # other handles do not stay under the pointer: they are held to a circle or to steps
                    rows.append((f"{name}, 150 ms away: handle off the pointer, at most", f"{found['lag']:.1f} px", "≤ 1"))
        for name, (path, handle, _) in CASES.items():
            times.unlink(missing_ok=True)
            with Server(ROOT / "bench" / "timed.py", environment={"BENCH_TIMES": str(times), "OPENBLAS_NUM_THREADS": "1"}) as server:
                drag(browser, f"{server.address}/{path}", handle)
            spent = [float(line) for line in times.read_text().split()][5:]
            rows.append(
                (
                    f"{name}: time per answer in Python, median / p95",
                    f"{quantile(spent, 0.5):.1f} / {quantile(spent, 0.95):.1f} ms",
                    "≤ 5" if name == FIRST_PAGE else "",
                )
            )


def measure_slow(rows: Table) -> None:
    """Measure how a page opens over slow networks, beside a plain app."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = Browser(playwright)
        with Server(Path(shutil.copy(PLAIN, folder)), folder=Path(folder)) as plain, Server() as server:
            for name, network in NETWORKS.items():
                plain_first, plain_bytes = first_picture(browser, plain.address, network=network)
                rows.append((f"{name}: plain → first picture", f"{plain_first:.0f} ms, {plain_bytes / 1e6:.2f} MB", ""))
                for path in (FIRST_PAGE, ""):
                    for what, selector, owed in (("first picture", PICTURE, network.owed), ("it can be grabbed", GRABBED, math.inf)):
                        time, size = first_picture(browser, f"{server.address}/{path}", selector, network)
                        found = f"{time:.0f} ms = {time / plain_first:.2f} × plain, {size / 1e6:.2f} MB"
                        rows.append((f"{name}: {path or 'home'} → {what}", found, f"≤ {owed:.0f} ms" if owed < math.inf else ""))


def measure_pages(rows: Table, names: Collection[str], *, is_phone: bool, is_far: bool) -> None:
    """Measure what a drag and a key find on some pages, three rows for each case."""
    with ExitStack() as stack:
        browser = Browser(stack.enter_context(sync_playwright()), PHONE if is_phone else DESK)
        port = stack.enter_context(Server()).port
        port = stack.enter_context(relay(port, AWAY)) if is_far else port
        for name, (path, handle, least) in CASES.items():
            page = path.partition("?")[0]
            if page not in names:
                continue
            address = f"http://localhost:{port}/{path}"
            found, key = drag(browser, address, handle), keys(browser, address, handle)
            pictures, answers = SLOWED.get(page, (0, 0)) if is_phone else (55, 25 if is_far else least)
            owed = f"≥ {pictures}, ≥ {answers}" if pictures else ""
            rows.append((name, f"{found['pictures']:.0f} pictures/s, {found['answers']:.0f} answers/s", owed))
            age = f"{found['age p50']:.0f} / {found['age p95']:.0f} ms"
            rows.append((f"{name}: age of answers, p50 / p95", age, f"≤ {2000 * AWAY + 50:.0f}" if is_far else ""))
            times = f"{quantile(key, 0.5):.0f} / {quantile(key, 0.95):.0f} ms, {found['bytes'] / 1000:.0f} KB"
            rows.append((f"{name}: key → answer, p50 / p95, bytes per answer", times, "" if is_phone or is_far else "≤ 40 / ≤ 60"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures how fast the explorer is, in headless Chromium.")
    parser.add_argument("page", nargs="*", choices=PAGES, metavar="page", help="only what a hand and a key find on these pages")
    parser.add_argument("--phone", action="store_true", help="on a phone's screen, with scripts slowed four times")
    parser.add_argument("--far", action="store_true", help="with the server 150 ms away each way")
    parser.add_argument("--slow", action="store_true", help="how a page opens over slow networks, with scripts slowed four times")
    told = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, headless Chromium without a GPU\n")
    if told.slow:
        measure_slow(Table())
    elif told.page or told.phone or told.far:
        measure_pages(Table(), told.page or [*PAGES], is_phone=told.phone, is_far=told.far)
    else:
        measure(Table())


if __name__ == "__main__":
    main()
