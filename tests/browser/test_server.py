"""The server goes away, comes back, and fails."""

import re
import signal
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pages.shared.noted import SORRY
from tests.browser.conftest import Opener
from tests.browser.server import Server
from tests.browser.stage import Stage


@pytest.fixture(params=["line", "streamlit"])
def opened_by(request: pytest.FixtureRequest, opened: Opener) -> Opener:
    """Open a page that asks over the line, or one that cannot have it and asks through Streamlit."""
    return partial(opened, has_line=request.param == "line")


def cut_off(stage: Stage) -> Stage:
    """Let Streamlit complain of a lost connection, and nobody else."""
    stage.is_cut_off = True
    return stage


def test_killed_and_restarted_while_a_hand_drags(mortal: Server, opened_by: Opener) -> None:
    stage = cut_off(opened_by("transformation?A=1,1/3;0,1&x=1,1", address=mortal.address))
    late = stage.page.locator(".stage .late")
    stage.drag("x", -1, 1)
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(1.5, 0.5), steps=4)
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("1.333")
    mortal.kill()
    stage.page.mouse.move(*stage.where(-1, 0.5), steps=4)
    stage.expect_entry("A:0,0", "-1")  # the hand is followed
    expect(late).to_be_visible()
    stage.page.mouse.move(*stage.where(-1, -1), steps=4)
    stage.expect_entry("A:1,0", "-1")
    mortal.start()
    expect(late).to_be_hidden()
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("−0.6667")
    stage.page.mouse.move(*stage.where(-1.5, -1), steps=4)
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("−1.167")
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("A") == ["-1.5", "1/3", "-1", "1"]
    assert stage.parameters == {"A": "-1.5,1/3;-1,1", "x": "-1,1"}
    stage.page.keyboard.press("Control+z")  # what was before is not forgotten
    stage.expect_entry("A:0,0", "1")
    stage.page.get_by_role("button", name="Reset").click()
    stage.expect_entry("x:0,0", "1")
    stage.rest()


def test_released_while_the_server_is_away(mortal: Server, opened_by: Opener) -> None:
    stage = cut_off(opened_by(address=mortal.address))
    mortal.kill()
    place = stage.where(-1, -1)
    stage.grab("A:0")
    stage.page.mouse.move(*place, steps=4)
    stage.page.mouse.up()
    stage.expect_entry("A:1,0", "-1")
    expect(stage.page.locator(".stage .late")).to_be_visible()
    mortal.start()
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("−1")
    stage.page.wait_for_function("location.search === '?A=-1,1;-1,2'")
    stage.rest()
    stage.page.go_back()
    stage.expect_entry("A:1,0", "1")


def test_the_page_stays_in_the_hand_while_the_server_is_away(mortal: Server, opened: Opener) -> None:
    """Streamlit puts a dialog over the page."""
    stage = cut_off(opened(address=mortal.address))
    stage.page.evaluate("""() => {
        window.dialogs = 0
        const count = nodes => { for (const node of nodes) window.dialogs += node.matches?.('[data-testid="stDialog"]') ? 1 : 0 }
        new MutationObserver(all => all.forEach(one => count(one.addedNodes))).observe(document.body, { childList: true, subtree: true })
    }""")
    mortal.kill()
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(1, 0), steps=4)
    stage.page.mouse.up()
    stage.page.wait_for_function("window.dialogs > 0")
    expect(stage.page.get_by_test_id("stDialog")).to_have_count(0)
    for x in (-1, 1.5):
        stage.grab("A:0")
        stage.page.mouse.move(*stage.where(x, 0.5), steps=4)
        stage.page.mouse.up()
        stage.expect_entry("A:0,0", f"{x}")
    stage.page.locator('[data-example="Shear"]').click()
    stage.expect_entry("A:0,1", "1")
    stage.page.get_by_role("button", name="Undo").click()
    stage.expect_entry("A:0,0", "1.5")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_server_that_pauses_loses_nothing(mortal: Server, opened_by: Opener, moment: str) -> None:
    stage = cut_off(opened_by(address=mortal.address))
    late = stage.page.locator(".stage .late")
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(1, 0), steps=4)
    if moment == "before":
        mortal.pause()
    stage.page.mouse.up()
    mortal.pause()
    if moment == "before":  # after it, the answer may have come
        expect(late).to_be_visible()
    stage.grab("x")
    stage.page.mouse.move(*stage.where(1, 1), steps=4)
    stage.page.mouse.up()
    expect(late).to_be_visible()
    mortal.go_on()
    expect(late).to_be_hidden()
    stage.rest()
    stage.page.wait_for_function("location.search === '?A=1,1;0,2&x=1,1'")
    assert stage.entries("A") == ["1", "1", "0", "2"]
    assert stage.entries("x", columns=1) == ["1", "1"]


def test_what_is_typed_while_the_server_pauses_lands_and_can_be_undone(mortal: Server, opened_by: Opener) -> None:
    stage = cut_off(opened_by(address=mortal.address))
    mortal.pause()
    for entry, text in (("A:0,0", "1/3"), ("A:0,1", "√2"), ("A:1,0", "1 + 2")):
        stage.write(entry, text, "Enter")
    mortal.go_on()
    stage.expect_entry("A:1,0", "1+2")
    stage.rest()
    assert stage.entries("A") == ["1/3", "√2", "1+2", "2"]
    undo = stage.page.get_by_role("button", name="Undo")
    for entry, text in (("A:1,0", "1"), ("A:0,1", "1"), ("A:0,0", "2")):
        undo.click()
        stage.expect_entry(entry, text)
        stage.rest()
    expect(undo).to_be_disabled()


def test_what_is_being_typed_outlives_the_server(mortal: Server, opened: Opener) -> None:
    stage = cut_off(opened(address=mortal.address))
    stage.write("A:1,1", "bad!", "Enter")
    expect(stage.notice("A")).to_contain_text("“bad!”")
    mortal.kill()
    stage.write("A:0,1", "sqrt(9)")
    expect(stage.page.locator(".stage .late")).to_be_visible()
    mortal.start()
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("1")
    expect(stage.entry("A:0,1")).to_be_focused()
    stage.page.keyboard.type("+1")
    stage.page.keyboard.press("Enter")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("0")
    assert stage.rest().entries("A") == ["2", "sqrt(9)+1", "1", "bad!"]
    expect(stage.notice("A")).to_contain_text("“bad!”")


def test_a_release_that_was_lost_is_said_again(mortal: Server, opened_by: Opener) -> None:
    """Even where another hand holds something when the server comes back, and lets it go without a move."""
    stage = cut_off(opened_by(address=mortal.address))
    late = stage.page.locator(".stage .late")
    mortal.pause()
    stage.handle("A:0").press("ArrowRight")
    expect(late).to_be_visible()
    stage.grab("x")
    stage.page.mouse.move(*stage.where(1, 1), steps=4)
    mortal.go_on()
    expect(late).to_be_hidden()
    stage.page.keyboard.press("Escape")
    stage.page.mouse.up()
    stage.page.wait_for_function("location.search === '?A=2.1,1;1,2'")
    assert stage.rest().entries("x", columns=1) == ["-1.5", "0.5"]
    expect(stage.page.locator(".player.is-behind")).to_have_count(0)


def test_a_file_of_ones_own_has_to_be_chosen_again(mortal: Server, opened: Opener) -> None:
    """No other data are shown under its name, and its name does not stay where files are chosen."""
    stage = cut_off(opened("least_squares", address=mortal.address))
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"x,y\n1,2\n2,3\n3,5\n"}
    missing = stage.page.locator(".pictures .missing")
    for has_been_killed in (False, True):
        if has_been_killed:
            mortal.kill()
            stage.page.get_by_label("degree", exact=False).first.press("ArrowRight")
            mortal.start()
            expect(missing).to_contain_text("Your own data is not here")
            expect(stage.page.locator(".picture, .stage [data-readout]")).to_have_count(0)
            expect(stage.page.get_by_text("mine.csv")).to_have_count(0)
        stage.page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
        expect(stage.page.get_by_text("mine.csv: 3 rows.")).to_be_visible()
        stage.rest()
        expect(missing).to_have_count(0)
        assert stage.parameters["data"] == "own"


def test_it_says_that_it_is_going_and_goes_on_until_it_has_to_end() -> None:
    def status(path: str) -> int:
        try:
            with urllib.request.urlopen(f"{going.address}{path}") as found:
                return int(found.status)
        except urllib.error.HTTPError as error:
            return error.code

    with Server(environment={"MATRIXSCOPE_DRAIN": "600"}) as going:
        assert going.process
        assert status("/healthz") == 200
        going.process.send_signal(signal.SIGTERM)
        while status("/healthz") == 200:
            pass
        assert (status("/healthz"), status("/eigen")) == (503, 200)
        going.process.send_signal(signal.SIGTERM)  # somebody has no patience
        going.process.wait(60)


def test_a_page_under_a_base_path(opened: Opener) -> None:
    """As Streamlit's Community Cloud has it, in a frame that no link shall name."""
    with Server(base="~/+") as based:
        stage = opened("transformation?A=1,1;0,1", address=based.address)
        stage.drag("A:0", 1, 1)
        assert stage.parameters == {"A": "1,1;1,1"}
        assert stage.readout("rank") == "1"
        stage.page.get_by_role("button", name="Copy link").click()
        expect(stage.page.get_by_text("Link copied.")).to_be_visible()
        assert stage.page.evaluate("navigator.clipboard.readText()") == f"http://localhost:{based.port}/transformation?A=1,1;1,1"


def test_a_failure_outside_the_pages_is_noted_and_offers_reset(tmp_path: Path, chromium: Browser) -> None:
    (tmp_path / "main.py").write_text("import streamlit as st\nst.write(1 / (0 if st.query_params else 1))")
    (tmp_path / "app.py").write_text(
        "import streamlit as st\nfrom pages import serving\napp = st.App('main.py', on_script_error=serving.log)"
    )
    with Server(app=tmp_path / "app.py") as failing:
        page = chromium.new_page()
        page.goto(f"{failing.address}/?A=1,2;3,1/3&x=<b>")
        expect(page.get_by_text(re.compile(SORRY.format("[0-9A-Z]{4}")))).to_be_visible()
        assert "ZeroDivisionError" not in page.inner_text("body")
        failing.expect_said("its run failed: ZeroDivisionError at ")
        assert re.findall(r"noted as (\w{4})", page.inner_text("body")) == re.findall(r"(\w{4}): its run", failing.said())
        assert "1,2;3" not in failing.said()
        assert "by zero" not in failing.said()  # of Streamlit's own record neither
        page.get_by_role("button", name="Reset").click()
        expect(page.get_by_text("1.0", exact=True)).to_be_visible()
        page.context.close()
