"""What the page itself shows can be grabbed before Streamlit has started, and Streamlit's stage goes on with what a hand has done."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocket, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.server import Server
from tests.browser.stage import PATIENCE, RAN, Stage

OPENED = ["2", "1", "1", "2"]  # the matrix that the page opens with


class Early(Stage):
    """A page for which Streamlit's scripts wait."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        self.waiting: list[Route] | None = []
        page.route("**/static/js/*", self._wait)

    def _wait(self, route: Route) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def show(self, path: str) -> "Early":
        """Go to a page, until what it shows itself can be grabbed."""
        self.page.goto(f"{self.address}/{path}", wait_until="commit")
        self.page.wait_for_selector("template, #first", state="attached")
        while not self.page.locator("#first").count():  # it took too long to be shown first
            self.page.reload(wait_until="commit")
            self.page.wait_for_selector("template, #first", state="attached")
        self.page.wait_for_selector("#first .stage[data-answered] [data-drawn]", state="attached")
        return self

    def let_streamlit_start(self) -> "Early":
        """Let all scripts come."""
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()
        return self

    def move(self, name: str, across: float, up: float) -> None:
        """Move a handle that is held, by pixels."""
        x, y = self.centre(name)
        self.page.mouse.move(x + across, y - up, steps=6)
        self.frame()

    def pull(self, name: str, across: float, up: float) -> None:
        """Drag a handle by pixels, and let go."""
        self.grab(name)
        self.move(name, across, up)
        self.page.mouse.up()
        self.frame()

    @property
    def determinant(self) -> str:
        """The determinant of what stands in the fields, as the page writes it."""
        a, b, c, d = map(float, self.entries("A"))
        return f"{a * d - b * c:.4g}".replace("-", "−")

    def expect_streamlits(self) -> None:
        """Wait until Streamlit has the stage, and all is at rest."""
        expect(self.page.locator("#first")).to_have_count(0)
        self.rest()
        expect(self.page.locator(".stage")).to_have_count(1)


Opening = Callable[..., Early]


@pytest.fixture
def early(server: Server, chromium: Browser) -> Iterator[Opening]:
    """Open a page before Streamlit starts; afterwards nothing of ours may be in the console."""
    stages: list[Early] = []

    def open_page(path: str, *, size: tuple[int, int] = DESK, has_line: bool = True, is_touched: bool = False) -> Early:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, is_mobile=is_touched, has_touch=is_touched)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if not has_line:
            page.route_web_socket(re.compile("/live$"), lambda socket: socket.close())
        stages.append(Early(page, server.address))
        return stages[-1].show(path)

    yield open_page
    for stage in stages:
        stage.leave()
        stage.page.context.close()
    assert [error for stage in stages for error in stage.errors] == []


def test_a_hand_drags_before_streamlit_has_started_and_goes_on_until_it_lets_go(early: Opening) -> None:
    stage = early("transformation")
    said, det = stage.sentence, stage.page.locator('[data-readout="det A"]')
    stage.grab("A:0")
    stage.move("A:0", -60, 60)
    expect(det).to_have_text(stage.determinant)
    assert stage.determinant != "3"
    assert stage.sentence != said
    stage.let_streamlit_start().page.wait_for_selector(f"{RAN} .stage", state="attached")
    expect(stage.page.locator("#first .stage")).to_have_count(1)  # it does not move under the hand
    stage.move("A:0", -30, -90)
    expect(det).to_have_text(stage.determinant)
    held = stage.entries("A")
    stage.page.mouse.up()
    stage.expect_streamlits()
    assert stage.entries("A") == held
    assert stage.parameters == {"A": "{},{};{},{}".format(*held)}
    assert det.inner_text() == stage.determinant
    expect(stage.handle("A:0")).to_be_focused()
    stage.page.keyboard.press("Control+z")
    stage.expect_entry("A:0,0", "2")
    stage.rest()
    assert (stage.entries("A"), stage.parameters, stage.sentence) == (OPENED, {}, said)
    stage.page.keyboard.press("Control+Shift+z")
    stage.expect_entry("A:0,0", held[0])
    stage.rest()
    assert stage.entries("A") == held


def test_where_no_hand_has_been_streamlit_is_asked_nothing(early: Opening) -> None:
    stage = early("transformation?A=1,1;0,1&x=2,1")
    asked: list[bytes | str] = []  # all that goes to Streamlit

    def listen(socket: WebSocket) -> None:
        if "stream" in socket.url:
            socket.on("framesent", lambda frame: asked.append(frame))

    def questions() -> int:
        return sum('"seq"' in (frame if isinstance(frame, str) else frame.decode(errors="replace")) for frame in asked)

    stage.page.on("websocket", listen)
    stage.page.evaluate("document.querySelector('#first .stage').dataset.same = 'yes'")
    stage.handle("x").focus()
    stage.let_streamlit_start().expect_streamlits()
    expect(stage.page.locator("#root .stage")).to_have_attribute("data-same", "yes")
    expect(stage.handle("x")).to_be_focused()
    assert stage.answered == 2  # the page's, and Streamlit's
    assert asked
    assert questions() == 0
    assert stage.search == "A=1,1;0,1&x=2,1"
    expect(stage.page.get_by_role("button", name="Undo")).to_be_disabled()
    stage.page.keyboard.press("ArrowRight")
    stage.expect_entry("x:0,0", "2.1")
    stage.rest()
    assert stage.parameters["x"] == "2.1,1"
    assert questions() == 1


def test_several_steps_are_undone_one_by_one(early: Opening) -> None:
    stage = early("transformation")
    stage.page.get_by_role("link", name="Shear", exact=True).click()
    stage.expect_entry("A:1,0", "0")
    stage.write("A:1,1", "1/2", "Enter")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("0.5")  # only Python reads it
    stage.let_streamlit_start().expect_streamlits()
    assert stage.entry("A:1,1").input_value() == "1/2"
    for text in ("1", "2"):
        stage.page.get_by_role("button", name="Undo").click()
        stage.expect_entry("A:1,1", text)
    stage.rest()
    assert stage.entries("A") == OPENED


def test_what_is_being_typed_when_streamlit_comes_is_typed_on(early: Opening) -> None:
    stage = early("transformation")
    stage.write("A:0,0", "7/2")
    stage.let_streamlit_start()
    expect(stage.page.locator("#first")).to_have_count(0)
    expect(stage.entry("A:0,0")).to_be_focused()
    stage.page.keyboard.type("5")
    stage.page.keyboard.press("Enter")
    stage.expect_streamlits()
    assert stage.entry("A:0,0").input_value() == "7/25"
    assert stage.parameters == {"A": "7/25,1;1,2"}


def test_what_an_address_says_wrong_is_told_until_a_hand_has_let_go(early: Opening) -> None:
    stage = early("transformation?zeal=1&x=1,1")
    notice = stage.page.locator(".general .notice")
    expect(notice).to_contain_text("zeal")
    stage.pull("A:1", 50, -50)
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text(stage.determinant)
    expect(notice).to_be_visible()
    stage.let_streamlit_start().expect_streamlits()
    assert stage.parameters == {"A": "{},{};{},{}".format(*stage.entries("A")), "x": "1,1"}
    expect(notice).to_have_count(0)


def test_without_the_line_the_picture_follows_and_streamlit_answers(early: Opening) -> None:
    stage = early("transformation", has_line=False)
    det, late = stage.page.locator('[data-readout="det A"]'), stage.page.locator(".stage .late")
    stage.pull("A:0", -60, 60)
    assert stage.entries("A") != OPENED
    expect(late).to_be_visible()
    assert det.inner_text() == "3"
    stage.let_streamlit_start().expect_streamlits()
    expect(late).to_be_hidden()
    assert det.inner_text() == stage.determinant
    assert stage.parameters == {"A": "{},{};{},{}".format(*stage.entries("A"))}


@pytest.mark.parametrize(
    ("path", "link", "title"), [("transformation", "svd", "Singular values"), ("", "transformation", "Transformation")]
)
def test_another_page_opens_as_it_would(early: Opening, path: str, link: str, title: str) -> None:
    """The sidebar is there before the stage has moved: a hand still holds."""
    stage = early(path)
    stage.grab("A:0")
    stage.move("A:0", -60, 60)
    stage.let_streamlit_start()
    stage.page.locator(f'[data-testid="stSidebarNav"] a[href$="/{link}"]').dispatch_event("click")
    stage.page.wait_for_url(f"**/{link}")
    stage.page.mouse.up()
    stage.expect_streamlits()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text(title)
    assert stage.parameters == {}
    expect(stage.page.get_by_role("button", name="Undo")).to_be_disabled()
    if link == "transformation":
        assert stage.entries("A") == OPENED


def test_a_finger_drags_before_streamlit_has_started(early: Opening) -> None:
    stage = early("determinant", size=PHONE, is_touched=True)
    before = stage.entries("A")
    x, y = stage.centre("A:0")
    stage.touch("touchStart", (x, y))
    for k in range(1, 6):
        stage.touch("touchMove", (x - 8 * k, y - 8 * k))
    stage.let_streamlit_start().page.wait_for_selector(f"{RAN} .stage", state="attached")
    stage.touch("touchMove", (x - 50, y - 40))
    stage.touch("touchEnd")
    stage.expect_streamlits()
    assert stage.entries("A") != before
    assert stage.parameters["A"] == "{},{};{},{}".format(*stage.entries("A"))


def test_home_can_be_grabbed_too_and_is_in_no_link(early: Opening) -> None:
    stage = early("")
    stage.pull("A:0", -60, 60)
    moved = stage.entries("A")
    assert moved != OPENED
    stage.let_streamlit_start().expect_streamlits()
    assert (stage.entries("A"), stage.parameters) == (moved, {})
    expect(stage.page.locator(".path")).to_be_visible()
    expect(stage.page.locator(".own")).to_have_count(0)  # files are taken by the page that the picture is of
