"""A page that is presented, and a page in a frame of another one."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, SIDEWAYS, Opener
from tests.browser.stage import Stage

LARGE = (1920, 1080)
GONE = ["stSidebar", "stHeader"]


def bottom(stage: Stage, part: str) -> float:
    box = stage.page.locator(f".stage {part}").first.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.fixture
def presented(opened: Opener) -> Opener:
    """Present a page in its window: the whole screen of a machine without one is of any size."""

    def present(path: str = "transformation", *, size: tuple[int, int] = DESK, **options: object) -> Stage:
        stage = opened(path, size=size, **options)
        stage.page.evaluate("() => { document.documentElement.requestFullscreen = () => Promise.reject(new Error('not allowed')) }")
        if stage.page.get_by_role("button", name="More tools").is_visible():
            stage.page.get_by_role("button", name="More tools").click()
        stage.page.get_by_role("button", name="Present").click()
        return stage.rest()

    return present


@pytest.mark.parametrize("size", [DESK, LARGE, PHONE, SIDEWAYS], ids=["desk", "large", "phone", "sideways"])
@pytest.mark.parametrize("page", ["transformation", "determinant"])
def test_picture_and_sentence_fill_the_screen(presented: Opener, page: str, size: tuple[int, int]) -> None:
    stage = presented(page, size=size)
    for part in GONE:
        expect(stage.page.get_by_test_id(part)).to_be_hidden()
    for part in (".tools", ".checks", ".lesson", ".summary"):
        expect(stage.page.locator(f".stage {part}").first).to_be_hidden()
    assert max(bottom(stage, ".pictures .large .row:last-child"), bottom(stage, ".say")) <= size[1]
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size == LARGE:
        assert stage.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.stage .say')).fontSize)") >= 30


def test_arrow_keys_go_through_the_examples_and_escape_comes_back(presented: Opener) -> None:
    stage = presented()
    title = stage.page.locator('.examples [aria-current="true"]')
    for key, name in (("ArrowRight", "Identity"), ("PageDown", "Shear"), ("ArrowLeft", "Identity"), ("PageUp", "Stretch")):
        stage.page.keyboard.press(key)
        expect(title).to_have_text([name])
    stage.rest()
    stage.entry("A:0,0").click()
    stage.page.keyboard.press("ArrowRight")  # the field's own
    expect(title).to_have_text(["Stretch"])
    stage.handle("x").focus()
    stage.page.keyboard.press("ArrowRight")  # the handle's own
    stage.rest()
    assert stage.parameters == {"x": "-1.4,0.5"}
    stage.drag("A:0", 1, -1)  # a hand that has dragged gives the keys back
    stage.page.keyboard.press("ArrowRight")
    expect(title).to_have_text(["Identity"])
    stage.page.keyboard.press("Escape")
    expect(stage.page.get_by_test_id("stSidebar")).to_be_visible()
    expect(stage.page.get_by_role("button", name="Present")).to_be_focused()
    stage.page.keyboard.press("ArrowRight")
    expect(title).to_have_text(["Identity"])


def test_a_button_ends_a_presentation_and_so_does_another_page(presented: Opener) -> None:
    stage = presented()
    stage.page.get_by_role("button", name="End the presentation").click()
    expect(stage.page.get_by_test_id("stSidebar")).to_be_visible()
    stage.page.get_by_role("button", name="Present").click()
    expect(stage.page.get_by_test_id("stSidebar")).to_be_hidden()
    stage.turn_to("determinant")
    expect(stage.page.get_by_test_id("stSidebar")).to_be_visible()


@pytest.mark.parametrize("size", [(360, 420), (800, 500), (900, 560)], ids=["small", "wide", "as copied"])
@pytest.mark.parametrize("page", ["transformation", "determinant", "gradient_descent", "pseudoinverse"])
def test_a_frame_has_the_stage_alone(opened: Opener, page: str, size: tuple[int, int]) -> None:
    stage = opened(f"{page}?embed=true", size=size)
    for part in GONE:
        expect(stage.page.get_by_test_id(part)).to_be_hidden()
    assert max(bottom(stage, ".pictures .large .row:last-child"), bottom(stage, ".say")) <= size[1]
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    expect(stage.page.get_by_role("button", name="Reset")).to_be_visible()
    expect(stage.page.get_by_role("button", name="Copy link")).to_be_hidden()


def test_a_frame_opens_the_whole_page_as_it_is(opened: Opener) -> None:
    stage = opened("transformation?embed=true&A=1,1;0,1", size=(800, 500))
    stage.drag("A:0", 1, -1)
    stage.page.wait_for_function("new URL(location).searchParams.get('A') === '1,1;-1,1'")
    assert stage.parameters["embed"] == "true"
    link = stage.page.get_by_role("link", name="Open the whole page")
    expect(link).to_have_attribute("target", "_blank")
    href = link.get_attribute("href")
    assert href == f"{stage.address}/transformation?A=1,1;-1,1"


def test_the_line_for_a_frame_shows_exactly_this(visited: Opener) -> None:
    stage = visited("transformation?A=1,1;0,1&path=straight")
    stage.page.get_by_role("button", name="Embed").click()
    expect(stage.page.get_by_text("Line for a page of yours copied.")).to_be_visible()
    line = str(stage.page.evaluate("navigator.clipboard.readText()"))
    found = re.fullmatch(r'<iframe src="([^"]+)" title="Transformation" width="\d+" height="\d+" [^<>]*></iframe>', line)
    assert found
    source = found[1].replace("&amp;", "&")
    assert urlsplit(source).query == "embed=true&A=1,1;0,1&path=straight"
    stage.page.set_content(line)
    frame = stage.page.frame_locator("iframe")
    expect(frame.get_by_role("link", name="Open the whole page")).to_be_visible()
    expect(frame.locator('[data-entry="A:0,1"]')).to_have_value("1")
