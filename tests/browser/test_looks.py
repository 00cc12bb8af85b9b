"""Themes, sizes, and what a screen reader finds."""

import json
from fractions import Fraction

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, SIDEWAYS, Opener
from tests.browser.stage import Stage

LOOKS = [
    pytest.param(size, dark, id=f"{name}-{'dark' if dark else 'light'}")
    for name, size in (("desk", DESK), ("phone", PHONE))
    for dark in (False, True)
]


def colour(stage: Stage) -> str:
    """Return the colour in which Plotly has drawn the image of the circle."""
    return str(stage.page.evaluate("getComputedStyle(document.querySelector('.stage .plot .tracemcircle .js-line')).stroke"))


LIGHT, DARK = "rgb(134, 40, 0)", "rgb(255, 122, 47)"


def expect_colour(stage: Stage, wanted: str) -> None:
    expect(stage.page.locator(".stage .plot .tracemcircle .js-line").first).to_have_css("stroke", wanted)


def test_the_theme_is_followed_when_it_is_switched(opened: Opener) -> None:
    stage = opened()
    assert colour(stage) == LIGHT
    stage.page.emulate_media(color_scheme="dark")
    expect_colour(stage, DARK)
    stage.drag("A:0", 1, 0)
    assert colour(stage) == DARK
    assert stage.parameters == {"A": "1,1;0,2"}


def test_the_theme_is_followed_when_it_is_chosen_from_the_menu(opened: Opener) -> None:
    stage = opened()
    for choice, wanted in (("Dark", DARK), ("Light", LIGHT)):
        stage.page.get_by_role("button", name="Main menu").click()
        stage.page.get_by_role("menuitemradio", name=choice).click()
        stage.page.keyboard.press("Escape")
        expect_colour(stage, wanted)
        assert stage.rest().entries("A") == ["2", "1", "1", "2"]


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_axe_finds_nothing_serious(opened: Opener, size: tuple[int, int], dark: bool) -> None:
    stage = opened("transformation?A=1,2;3&colour=red", size=size, dark=dark)
    stage.page.evaluate("document.querySelector('.stage [aria-label^=\"Code that prints\"]').click()")
    found = Axe().run(stage.page, context=".stage").response["violations"]
    serious = [(v["id"], v["help"], [node["html"] for node in v["nodes"]][:3]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps(serious, indent=1)


@pytest.mark.parametrize(("size", "dark"), [LOOKS[0], LOOKS[3]])
@pytest.mark.parametrize(
    "address",
    [
        "determinant?B=1,2;3",
        "eigen?k=3",
        "svd?A=1,2,3;4,5,6&k=9",
        "low_rank?k=none",
        "pseudoinverse?cut=much",
        "least_squares?degree=12",
        "least_squares?data=longley&alpha=-1",
        "gradient_descent?batch=2&eta=quick",
        "arrays?A=[[[1,2],[3,4]],[[5,6],[7,8]]]&order=11&t=0.5",
        "broadcasting?b=[1,2,3]",
        "broadcasting?t=2.3&at=1,1",
        "hadamard?A=1,2;3",
        "hadamard?image=planet&c=5,4",
    ],
)
def test_axe_finds_nothing_serious_on_the_other_pages(shown: Opener, address: str, size: tuple[int, int], dark: bool) -> None:
    stage = shown(address, size=size, dark=dark)
    found = Axe().run(stage.page, context=".stage").response["violations"]
    serious = [(v["id"], v["help"], [node["html"] for node in v["nodes"]][:3]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps(serious, indent=1)


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_axe_finds_nothing_serious_at_home(opened: Opener, size: tuple[int, int], dark: bool) -> None:
    stage = opened(size=size, dark=dark)
    stage.page.goto(stage.address)
    stage.page.wait_for_selector(".card svg")
    found = Axe().run(stage.page, context='[data-testid="stMainBlockContainer"]').response["violations"]
    serious = [(v["id"], v["help"], [node["html"] for node in v["nodes"]][:3]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps(serious, indent=1)


MOVED = [
    ("transformation", "A:0"),
    ("determinant", "B:1"),
    ("eigen", "A:0"),
    ("svd", "A:1"),
    ("pseudoinverse", "y"),
    ("least_squares", "points:3"),
    ("gradient_descent", "w"),
]
EIGHT = ";".join(",".join(f"{(3 * i + 5 * j) % 8 - 3}.{i}{j}" for j in range(8)) for i in range(8))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "address",
    [
        "transformation?A=-123456.789,sqrt(3)/2;1/3,-0.123456789",
        f"determinant?A={EIGHT}",
        "eigen?A=0.123456789,-123456.789;1/3,1",
        f"eigen?A={EIGHT}",
        f"svd?A={EIGHT}",
        "low_rank",
        f"pseudoinverse?A={EIGHT}&y=1,2,3,4,5,6,7,8.123456789",
        "least_squares?data=longley",
        "least_squares?points=-123456.789,0.123456789;1/3,-0.000123456;2,3&degree=2",
        "gradient_descent?data=longley&eta=1e-12&batch=3",
        "gradient_descent?points=1,2,3,1;0,1,-1,1&constant=without&w=-123456.789,1/3,0.123456789",
    ],
)
def test_nothing_is_wider_than_the_screen(shown: Opener, address: str, size: tuple[int, int]) -> None:
    """But for the matrices that are written out, which scroll by themselves."""
    stage = shown(address, size=size)
    wide = stage.page.evaluate(
        """width => [...document.querySelectorAll('.stage *')]
            .filter(e => !e.closest('.examples, svg, .plot, .tables > *') && e.getBoundingClientRect().right > width + 1)
            .map(e => e.outerHTML.slice(0, 120))""",
        size[0],
    )
    assert wide == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("page", "handle"), MOVED)
def test_nothing_moves_while_dragging(visited: Opener, page: str, handle: str, size: tuple[int, int]) -> None:
    """Numbers grow and shrink, sentences change, and the pictures stay where they are."""
    stage = visited(page, size=size)
    boxes = """[...document.querySelectorAll('.stage .picture, .stage .player:not([hidden])')].map(part => {
        const box = part.getBoundingClientRect()
        return [box.x, box.y, box.width, box.height]
    })"""
    x, y = stage.where(1, 1, handle)
    stage.grab(handle)
    stage.page.keyboard.down("Alt")
    before = stage.page.evaluate(boxes)
    for k in range(6):
        stage.page.mouse.move(x - 17.3 * k, y + 23.1 * k)
        assert stage.page.evaluate(boxes) == before
    stage.page.mouse.up()
    stage.page.keyboard.up("Alt")  # the next test may have this tab


@pytest.mark.parametrize("page", ["transformation", "determinant", "eigen", "svd", "pseudoinverse", "least_squares", "gradient_descent"])
def test_the_picture_comes_first_and_fills_a_phone(shown: Opener, page: str) -> None:
    stage = shown(page, size=PHONE)
    boxes = [stage.page.locator(f".stage {part}").first.bounding_box() for part in (".pictures .row", ".say", ".fields")]
    picture, sentence, entries = (box or pytest.fail("not there") for box in boxes)
    assert picture["width"] >= PHONE[0] - 32
    assert picture["y"] + picture["height"] <= sentence["y"]
    assert sentence["y"] + sentence["height"] <= min(entries["y"], PHONE[1])  # both are seen without scrolling


def test_what_matters_most_is_next_on_a_phone(opened: Opener) -> None:
    stage = opened("gradient_descent", size=PHONE)
    step, sentence = stage.entry("eta:slider").bounding_box(), stage.page.locator(".stage .say").bounding_box()
    assert step
    assert sentence
    assert sentence["y"] + sentence["height"] <= step["y"] <= PHONE[1] - step["height"]


@pytest.mark.parametrize("size", [PHONE, SIDEWAYS], ids=["upright", "on its side"])
def test_the_sidebar_makes_room_on_a_phone(opened: Opener, size: tuple[int, int]) -> None:
    """When a page is opened, and when one has been chosen in it."""
    stage = opened("eigen", size=size, has_touch=True, is_mobile=True)
    sidebar = stage.page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "true")
    stage.page.get_by_test_id("stExpandSidebarButton").click()
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    sidebar.get_by_role("link", name="Determinant").click()
    expect(stage.handle("B:0")).to_be_attached()
    expect(sidebar).to_have_attribute("data-collapsed", "true")


@pytest.mark.parametrize("page", ["determinant", "eigen", "svd", "pseudoinverse", "gradient_descent"])
def test_picture_and_sentence_share_a_phone_on_its_side(shown: Opener, page: str) -> None:
    stage = shown(page, size=SIDEWAYS, has_touch=True, is_mobile=True)
    picture, sentence = (stage.page.locator(f".stage {part}").first.bounding_box() for part in (".picture", ".say"))
    assert picture
    assert sentence
    assert max(picture["y"] + picture["height"], sentence["y"] + sentence["height"]) <= SIDEWAYS[1]
    assert picture["x"] + picture["width"] < sentence["x"]


@pytest.mark.parametrize("size", [DESK, PHONE, SIDEWAYS], ids=["desk", "phone", "sideways"])
@pytest.mark.parametrize("page", ["determinant", "eigen", "low_rank", "pseudoinverse", "least_squares", "gradient_descent"])
def test_titles_and_buttons_cover_nothing(shown: Opener, page: str, size: tuple[int, int]) -> None:
    """No title lies on what is drawn or is cut off, and no button lies on a title or on a number of an axis."""
    stage = shown(page, size=size, has_touch=size != DESK, is_mobile=size != DESK)
    wrong = stage.page.evaluate(
        """() => [...document.querySelectorAll('.stage .picture')].flatMap(picture => {
            const [title, canvas, zoom] = ['.title', '.canvas', '.zoom'].map(part => picture.querySelector(part))
            const over = (a, b) => a.width && b.width && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
            const box = part => part.getBoundingClientRect(), found = []
            const words = document.createRange()
            words.selectNodeContents(title)
            if (title.scrollWidth > title.clientWidth || title.scrollHeight > title.clientHeight) found.push('cut: ' + title.textContent)
            if (over(box(title), box(canvas))) found.push('on the picture: ' + title.textContent)
            if (over(words.getBoundingClientRect(), box(zoom))) found.push('under buttons: ' + title.textContent)
            const numbers = [...picture.querySelectorAll('.ticks text')].filter(text => over(box(text), box(zoom)))
            return [...found, ...numbers.map(text => 'under buttons: ' + text.textContent)]
        })"""
    )
    assert wrong == []


def test_a_change_of_theme_takes_nothing_of_what_is_being_typed(opened: Opener) -> None:
    """The first answer comes again then, before anything has been asked."""
    stage = opened("gradient_descent?eta=0.0000493")
    drawn = stage.answered
    stage.write("eta", "9.34")
    stage.page.emulate_media(color_scheme="dark")
    expect(stage.page.locator(".stage")).not_to_have_attribute("data-answered", str(drawn))
    stage.page.keyboard.type("e-13")
    stage.page.keyboard.press("Enter")
    stage.page.wait_for_function("new URL(location).searchParams.get('eta') === '9.34e-13'")
    stage.expect_entry("eta", "9.34e-13")


def test_a_number_beside_a_slider_is_never_cut(visited: Opener) -> None:
    """The digits that are left would be another number."""
    stage = visited("gradient_descent?eta=0.0000493")
    field = stage.entry("eta")
    for text in ("4.93e-5", "9.34e-13", "0.12345678901234567", "1/3"):
        stage.write("eta", text, "Enter")
        stage.page.wait_for_function("value => +document.querySelector('[data-entry=eta]').value === value", arg=float(Fraction(text)))
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth")
    stage.page.wait_for_function("Math.abs(new URL(location).searchParams.get('eta') * 3 - 1) < 1e-9")
    stage.rest()
    loss = stage.page.locator('[data-choice="objective"]')
    assert loss.evaluate(
        """select => {
            const style = getComputedStyle(select), pen = document.createElement('canvas').getContext('2d')
            pen.font = style.font
            return pen.measureText(select.selectedOptions[0].text).width + 24 <= select.clientWidth
        }"""
    )
