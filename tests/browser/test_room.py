"""The room of a window: the picture takes what there is, with what is said of it beside or below, and nothing is cut off."""

import pytest
from playwright.sync_api import expect

from pages.main import PAGES as PAGES_OF
from tests.browser.conftest import DESK, PHONE, SIDEWAYS, Opener
from tests.browser.stage import Stage

TABLET = (768, 1024)
LARGE = (1920, 1080)
LARGEST = (2560, 1440)
LEAST = {DESK: 0.4, LARGE: 0.6, LARGEST: 0.65, TABLET: 0.6, PHONE: 0.4, SIDEWAYS: 0.6}  # of the window's height, for one large picture
PAGES = [
    "arrays",
    "transformation",
    "determinant",
    "eigen",
    "svd",
    "low_rank",
    "pseudoinverse",
    "least_squares",
    "gradient_descent",
]
ALONE = {  # pages with one large picture
    "transformation",
    "eigen",
    "svd",
    "least_squares",
    "gradient_descent",
}
COVERED = """() => [...document.querySelectorAll('.stage .zoom')].filter(zoom => zoom.offsetWidth).flatMap(zoom => {
    const picture = zoom.closest('.picture'), around = zoom.getBoundingClientRect(), words = document.createRange()
    words.selectNodeContents(picture.querySelector('.title'))
    const others = [words, ...picture.querySelectorAll('.handle, .overlay text:not([hidden])')]
    const meets = (box, from, to) => box[to] > around[from] && box[from] < around[to]
    const isUnder = box => box.width && meets(box, 'left', 'right') && meets(box, 'top', 'bottom')
    return others.filter(other => isUnder(other.getBoundingClientRect())).map(other => other.outerHTML ?? String(other))
})"""  # what the buttons for the view lie on


def size_id(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def box(stage: Stage, part: str) -> dict[str, float]:
    found = stage.page.locator(f".stage {part}").first.bounding_box()
    assert found
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


@pytest.mark.parametrize("size", LEAST, ids=size_id)
@pytest.mark.parametrize("page", PAGES)
def test_picture_and_sentence_fill_the_first_screen(shown: Opener, page: str, size: tuple[int, int]) -> None:
    is_small = size in {PHONE, SIDEWAYS}
    stage = shown(page, size=size, has_touch=is_small, is_mobile=is_small)
    width, height = size
    sentence = box(stage, ".say")
    rows = [row.bounding_box() for row in stage.page.locator(".stage .pictures .large .row").all()]
    bottom = max(row["y"] + row["height"] for row in rows if row)
    assert max(bottom, sentence["y"] + sentence["height"]) <= height
    if page in ALONE and rows[0]:
        assert rows[0]["height"] >= LEAST[size] * height
    wide = stage.page.evaluate(
        """width => [...document.querySelectorAll('.stage *')]
            .filter(e => !e.closest('.examples, svg, .plot, .tables > *, .spoken') && e.getBoundingClientRect().right > width + 1)
            .map(e => e.outerHTML.slice(0, 120))""",
        width,
    )
    assert wide == []
    assert stage.page.evaluate(COVERED) == []
    assert stage.page.evaluate("(legend => legend.scrollHeight - legend.clientHeight)(document.querySelector('.stage .legend'))") <= 1
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hidden_sidebar_makes_room(opened: Opener) -> None:
    stage = opened("eigen")
    before = box(stage, ".pictures")
    stage.page.get_by_test_id("stSidebarHeader").hover()
    stage.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    stage.page.wait_for_function("width => document.querySelector('.stage .pictures').offsetWidth > width + 120", arg=before["width"])
    button = stage.page.get_by_test_id("stExpandSidebarButton").bounding_box()
    title = """() => {
        const words = document.createRange()
        words.selectNodeContents(document.querySelector('.stage h1'))
        return words.getBoundingClientRect().left
    }"""
    assert button
    assert button["x"] + button["width"] <= stage.page.evaluate(title)


def test_type_and_numbers_grow_with_the_window_and_hands_land_where_they_point(opened: Opener) -> None:
    stage = opened(size=LARGEST)
    sizes = """() => ['.say', '.ticks text', '.numbers dd'].map(part => {
        const found = document.querySelector(`.stage ${part}`), svg = found.ownerSVGElement
        return parseFloat(getComputedStyle(found).fontSize) * (svg ? svg.clientWidth / svg.viewBox.baseVal.width : 1)
    })"""
    large = stage.page.evaluate(sizes)
    stage.drag("A:0", 1, -1)
    assert stage.parameters == {"A": "1,1;-1,2"}
    stage.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    stage.page.wait_for_function("parseFloat(getComputedStyle(document.querySelector('.stage')).fontSize) === 16")
    stage.rest()
    assert all(grown >= 1.25 * usual for grown, usual in zip(large, stage.page.evaluate(sizes), strict=True))
    stage.drag("A:0", 2, 1)
    assert stage.parameters == {"A": "2,1;1,2"} or stage.parameters == {}


@pytest.mark.parametrize("size", [(900, 560), (1024, 768), TABLET, (1001, 700)], ids=size_id)
def test_no_title_is_cut_beside_an_open_sidebar(shown: Opener, size: tuple[int, int]) -> None:
    """As long as any that there is, with the room that its tools leave."""
    stage = shown("gradient_descent", size=size)
    longest = max((page.TITLE for page in PAGES_OF.values()), key=len)
    cut = "(title, text) => { title.textContent = text; return title.scrollWidth - title.clientWidth }"
    assert stage.page.locator(".stage h1").evaluate(cut, longest) <= 0
    stage.page.locator(".stage h1").evaluate("(title, text) => { title.textContent = text }", "Gradient descent")


def test_the_legend_opens_with_the_room_for_it(opened: Opener) -> None:
    """Until a person has closed it."""
    stage = opened("eigen", size=PHONE)
    legend = stage.page.locator(".stage .legend")
    expect(legend).not_to_have_attribute("open", "")
    for size, attribute in ((DESK, "open"), (PHONE, None), (DESK, "open")):
        stage.page.set_viewport_size({"width": size[0], "height": size[1]})
        expect(legend.locator("ul").first).to_be_visible() if attribute else expect(legend.locator("ul").first).to_be_hidden()
    legend.locator("summary").click()
    stage.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    stage.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    stage.rest()
    expect(legend.locator("ul").first).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, (900, 560)], ids=size_id)
def test_streamlits_buttons_lie_on_nothing_that_is_scrolled(shown: Opener, size: tuple[int, int]) -> None:
    stage = shown("least_squares", size=size)
    header = stage.page.get_by_test_id("stHeader")
    menu = stage.page.get_by_test_id("stMainMenuButton")
    for scrolled, opacity in ((300, "0"), (0, "1")):
        stage.page.get_by_test_id("stMain").evaluate("(main, top) => { main.scrollTop = top }", scrolled)
        expect(header).to_have_css("opacity", opacity)
    stage.page.get_by_test_id("stMain").evaluate("main => { main.scrollTop = 300 }")
    expect(header).to_have_css("opacity", "0")
    menu.focus()
    expect(header).to_have_css("opacity", "1")
    stage.page.get_by_test_id("stMain").evaluate("main => { main.scrollTop = 0 }")
