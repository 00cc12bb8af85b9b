"""What the page itself shows, before any script: it stands where the stage will, in the theme that will be, and goes without a jump."""

from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.conftest import DESK, PHONE, SIDEWAYS
from tests.browser.server import Server
from tests.browser.stage import AT_REST, PATIENCE

HALL = (1920, 1080)
SCRIPTS = "*/static/js/*"
RELOADS = 6
WATCHED = """
window.shifts = []
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
    .observe({ type: 'layout-shift', buffered: true })
"""
BOXES = """under => Object.fromEntries(['h1', '.picture', '.canvas', '.say'].map(what => [what,
    [...document.querySelectorAll(`${under} ${what}`)].filter(element => !element.closest('[hidden]')).map(element => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [x, y, width, height].map(Math.round)
    })]))"""
IS_SET = """() => ['First Sans', 'First Code'].every(name => {
    const isAsked = face => face.family.includes(name) && face.status !== 'unloaded'
    if (![...document.fonts].some(isAsked)) return true
    const [own, other] = [`"${name}", serif`, 'serif'].map(fontFamily => {
        const probe = Object.assign(document.createElement('span'), { textContent: 'Wide and narrow: ill' })
        Object.assign(probe.style, { position: 'absolute', fontSize: '40px', fontFamily })
        document.body.append(probe)
        const { width } = probe.getBoundingClientRect()
        probe.remove()
        return width
    })
    return own !== other
})"""
INKS = (
    "selector => { const { color, backgroundColor } = getComputedStyle(document.querySelector(selector)); return [color, backgroundColor] }"
)


def tab(chromium: Browser, size: tuple[int, int], **options: Any) -> Page:
    """Return a tab in which nothing has been opened before; fonts are in its cache once a page has been."""
    page = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def reload(page: Page) -> bool:
    """Load a page again until it shows something itself, if it can be in its fonts; return whether it is: they come in time or not."""
    for _ in range(RELOADS):
        page.reload()
        if page.locator("#first").count() and page.evaluate(IS_SET):
            return True
    expect(page.locator("#first")).to_have_count(1)
    return False


def shift_of_a_load(page: Page) -> float:
    """Load a page again, and return by how much its layout shifts until it is at rest."""
    page.reload()
    page.wait_for_selector(AT_REST, state="attached")
    return float(page.evaluate("shifts.reduce((sum, shift) => sum + shift, 0)"))


def without_scripts(page: Page) -> CDPSession:
    """Let none of Streamlit's scripts come; what is in the cache stays there, as it would not where requests are routed."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": [SCRIPTS]})
    return session


@pytest.mark.parametrize(
    ("size", "path"),
    [
        (HALL, "transformation"),
        (DESK, "svd?A=1,3,4;5,6,9;1,2,3&k=2"),
        (SIDEWAYS, "transformation?A=nonsense&zeal=1"),
        (PHONE, "determinant"),
        (DESK, "svd?show=pca&data=points"),
        (DESK, ""),
        (DESK, "svd?embed=true"),
    ],
)
def test_the_stage_takes_over_without_a_jump(server: Server, chromium: Browser, size: tuple[int, int], path: str) -> None:
    page = tab(chromium, size, is_mobile=size in {PHONE, SIDEWAYS}, has_touch=size in {PHONE, SIDEWAYS})
    page.goto(f"{server.address}/{path}")
    page.wait_for_selector(AT_REST, state="attached")  # its fonts are here now
    session = without_scripts(page)
    is_set = reload(page)
    before = page.evaluate(BOXES, "#first")
    session.send("Network.setBlockedURLs", {"urls": []})
    page.add_init_script(WATCHED)
    moved: list[float] = []
    while len(moved) < 3 and 0 not in moved:  # in one of three, all fonts have come in time
        moved.append(shift_of_a_load(page))
    after = page.evaluate(BOXES, "#root")
    assert before["h1"][0][:2] == after["h1"][0][:2]
    assert before[".picture"] == after[".picture"]
    assert before[".canvas"] == after[".canvas"]
    if is_set:  # in other fonts a sentence may have a line more
        assert before[".say"][0] == pytest.approx(after[".say"][0], abs=2)
    assert page.locator("#first").count() == 0
    assert page.locator("h1:visible").count() == 1
    assert min(moved) == 0, moved
    page.context.close()


@pytest.mark.parametrize("kept", ["", "Light", "Dark"])
def test_it_has_the_theme_that_will_be(server: Server, chromium: Browser, kept: str) -> None:
    page = tab(chromium, DESK, color_scheme="light" if kept == "Dark" else "dark")
    if kept:
        page.add_init_script(f"localStorage.setItem('stActiveTheme-/eigen-v2', '\"{kept}\"')")
    session = without_scripts(page)
    page.goto(f"{server.address}/eigen")
    reload(page)
    first = page.evaluate(INKS, "#first")
    session.send("Network.setBlockedURLs", {"urls": []})
    page.reload()
    page.wait_for_selector(AT_REST, state="attached")
    assert first == [page.evaluate(INKS, "#root .stage")[0], page.evaluate(INKS, ".stApp")[1]]
    page.context.close()


def test_without_scripts_it_stays(server: Server, chromium: Browser) -> None:
    page = tab(chromium, DESK, java_script_enabled=False)
    page.goto(f"{server.address}/eigen?A=3,1;0,2")
    while not page.locator("#first").count():
        page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eigenvectors")
    expect(page.get_by_role("img").first).to_be_visible()
    expect(page.locator(".say")).to_be_visible()
    page.context.close()


def test_what_streamlit_says_is_seen(server: Server, chromium: Browser) -> None:
    """A page that there is none of: nothing is shown first, and nothing stands over what Streamlit says."""
    page = tab(chromium, DESK)
    page.goto(f"{server.address}/nothing")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("#first").count() == 0
    page.context.close()
