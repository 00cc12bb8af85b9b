"""The app under the policy that it sends, also in a frame of another site, with no cookies."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server
from tests.browser.stage import AT_REST, Stage

VIOLATED = "addEventListener('securitypolicyviolation', told => console.error('violated', told.violatedDirective, told.blockedURI))"


@pytest.fixture(scope="module")
def hosted() -> Iterator[Server]:
    """A server that pages of one other site may show, and that goes by one name."""
    with Server(environment={"MATRIXSCOPE_FRAMES": "http://127.0.0.1:*", "MATRIXSCOPE_HOSTS": "localhost"}) as running:
        yield running


class Outside(BaseHTTPRequestHandler):
    """Answers with a page that shows in a frame what follows the `?` of its address."""

    def do_GET(self) -> None:
        """Send it."""
        page = f'<iframe src="{self.path.partition("?")[2]}" width="900" height="700"></iframe>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def outside() -> Iterator[int]:
    """Serve pages of other sites, whichever name they are asked for by; give the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Outside) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port
        running.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page that says what breaks a policy."""
    page = chromium.new_context().new_page()
    page.add_init_script(VIOLATED)
    yield page
    page.context.close()


def test_a_page_of_another_site_shows_it_and_a_hand_moves_it(hosted: Server, outside: int, page: Page) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{outside}/?{hosted.address}/transformation?A=1,1;0,1&embed=true")
    frame = page.frame_locator("iframe")
    expect(frame.locator(AT_REST)).to_be_attached()
    frame.locator('[data-handle="A:0"]').press("ArrowRight")
    expect(frame.locator(".stage .say")).to_contain_text("1.1")
    expect(frame.locator(AT_REST)).to_be_attached()
    assert [error for error in errors if "404" not in error] == []


def test_all_that_a_page_does_is_within_its_policy(hosted: Server, page: Page) -> None:
    stage = Stage(page, hosted.address).open("low_rank?k=5")
    for path in ("vectors?a=2,0,1&b=0,1.5,0.5&show=area", "arrays", "least_squares?data=filip&degree=10", "transformation?A=1,1;0,1"):
        stage.turn_to(path)
    stage.drag("A:0", 1, 1)
    save = page.get_by_role("button", name="Save the picture")
    for name in ("Picture, as lines .svg", "Picture .png", "Page to use offline .html"):
        save.click()
        with page.expect_download():
            page.get_by_role("menuitem", name=name, exact=True).click()
    save.click()
    page.get_by_role("menuitem", name="QR code of the link").click()
    expect(page.locator("dialog svg")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Code that prints").click()
    page.get_by_role("button", name="Present").click()
    page.keyboard.press("Escape")
    stage.rest()
    assert stage.errors == []


def test_a_file_is_taken_in_a_frame_where_no_cookie_is(hosted: Server, outside: int, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{outside}/?{hosted.address}/least_squares")
    frame = page.frame_locator("iframe")
    expect(frame.locator(AT_REST)).to_be_attached()
    frame.locator('input[type="file"]').set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": b"x,y\n1,2\n2,3\n3,5\n"})
    expect(frame.get_by_text("mine.csv: 3 rows.")).to_be_visible()
    assert page.context.cookies() == []


def test_a_site_that_is_not_named_does_not(hosted: Server, outside: int, page: Page) -> None:
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"http://other.localhost:{outside}/?{hosted.address}/transformation")
