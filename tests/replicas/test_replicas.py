"""Replicas behind real proxies: one is killed, one replaced by a newer version, and nobody loses what is in the hand."""

import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK
from tests.browser.server import Server
from tests.browser.stage import PATIENCE, Stage
from tests.replicas.conftest import replaced
from tests.replicas.crowd import Crowd, said
from tests.replicas.proxies import NAMES, PROXIES, Proxy

PEOPLE = 60
LONGEST = 3 * PATIENCE / 1000  # seconds: sixty may have to open their pages anew
EACH = {name: f"{k}" for k, name in enumerate(NAMES, 1)}  # an entry of the matrix of whoever is at that replica
DET = '[data-readout="det A"]'


def began(address: str, cookie: str = "") -> str:
    """Return what tells a process from others."""
    asked = urllib.request.Request(f"{address}/metrics", headers={"Cookie": f"matrixscope={cookie}"})
    with urllib.request.urlopen(asked) as told:
        lines: list[str] = told.read().decode().splitlines()
    return next(line for line in lines if line.startswith("process_start_time_seconds "))


def cookie_for(proxy: Proxy, server: Server) -> str:
    """Return a cookie that leads to a server."""
    wanted = began(server.address)
    return next(word for word in (*NAMES, *map(str, range(200))) if began(proxy.address, word) == wanted)


def opened(chromium: Browser, proxy: Proxy, cookie: str, entry: str) -> Stage:
    """Open a page at the replica that a cookie leads to, with a matrix that is nobody else's."""
    context = chromium.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    context.add_cookies([{"name": "matrixscope", "value": cookie, "url": proxy.address}])
    context.set_default_timeout(PATIENCE)
    stage = Stage(context.new_page(), proxy.address)
    stage.is_cut_off = True
    stage.open(f"transformation?A={entry},0;0,1/3")
    stage.drag("A:1", 1, 1)
    assert stage.entries("A") == [entry, "1", "0", "1"]
    return stage


@pytest.mark.parametrize("kind", PROXIES)
def test_replicas_come_and_go(kind: str, replicas: dict[str, Server], newer: Path, chromium: Browser, tmp_path: Path) -> None:
    places = {name: server.port for name, server in replicas.items()}
    with PROXIES[kind](places, tmp_path) as proxy:
        stages = {name: opened(chromium, proxy, cookie_for(proxy, server), EACH[name]) for name, server in replicas.items()}
        with Crowd(proxy.address, PEOPLE) as crowd:
            start = crowd.until_answered(LONGEST)

            held = stages["one"]  # a replica is killed, and a hand goes on there
            held.grab("A:0")
            held.page.mouse.move(*held.where(1.5, 1), steps=4)
            replicas["one"].kill()
            held.page.mouse.move(*held.where(-1, 1), steps=4)
            expect(held.page.locator(DET)).to_have_text("−2")
            found = time.perf_counter() - start
            held.page.mouse.up()
            expect(held.page).to_have_url(f"{proxy.address}/transformation?A=-1,1;1,1")
            whole = time.perf_counter() - start
            end = crowd.until_answered(LONGEST)
            print(f"\n{kind}: {said('killed', crowd.gaps(start, end))}; in Chromium {found:.1f} s, and {whole:.1f} s to the address")
            replicas["one"].start()

            moved = stages["two"]  # another one is replaced by a newer version
            start = crowd.until_answered(LONGEST)
            proxy.leave_out("two")
            replicas["two"].end()
            replicas["two"] = replaced(replicas["two"], newer)
            replicas["two"].start()
            proxy.leave_out()
            end = crowd.until_answered(LONGEST)
            moved.rest()
            print(f"{kind}: {said('replaced', crowd.gaps(start, end))}")

            for name in NAMES:  # and the others, so that whoever is left meets the newer one
                if name != "two":
                    start = time.perf_counter()
                    proxy.leave_out(name)
                    replicas[name].end()
                    end = crowd.until_answered(LONGEST)
                    proxy.leave_out()
                    print(f"{kind}: {said(f'{name} ended', crowd.gaps(start, end))}")
        assert [person.lost for person in crowd.people if person.lost] == []
        assert held.rest().entries("A") == ["-1", "1", "1", "1"]
        for name in ("two", "three"):
            stage = stages[name]
            assert stage.rest().entries("A") == [EACH[name], "1", "0", "1"]
            stage.drag("x", 1, 1)
            assert stage.parameters == {"A": f"{EACH[name]},1;0,1", "x": "1,1"}
            stage.page.keyboard.press("Control+z")
            stage.rest()
            stage.page.keyboard.press("Control+z")
            stage.expect_entry("A:0,1", "0")
        assert [error for stage in stages.values() for error in stage.errors] == []
        for stage in stages.values():
            stage.page.context.close()
