"""The stage as a person uses it: handles, fields, readouts."""

import shutil
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Error, Locator, Page, Playwright, TimeoutError, expect

from tests.__main__ import CHROMIUM

AT_REST = '.stage[aria-busy="false"]:not(:has(.picture:is(:not([data-drawn]), [data-drawn="by hand"], [data-drawn="as a sketch"])))'
RAN = '.stApp[data-test-script-state="notRunning"]'  # Streamlit, to the end
PENDING = """body => ({
    address: location.href,
    ...document.querySelector('.stApp')?.dataset, // whether Streamlit has a connection, and whether it runs
    isLate: document.documentElement.matches('.is-late'),
    isLeft: !!document.querySelector('[data-is-left]'),
    stages: [...document.querySelectorAll('.stage')].map(stage => ({
        busy: stage.ariaBusy, answered: stage.dataset.answered,
        drawn: [...stage.querySelectorAll('.picture')].map(picture => picture.dataset.drawn ?? 'not yet'),
    })),
    loading: performance.getEntriesByType('resource').filter(file => !file.responseEnd).map(file => file.name),
})"""
ELSEWHERE = ("svd", "norms")  # where a page that is to be visited once more is left for: they open fast
PATIENCE = 90_000  # ms that a state is waited for: what decides is whether it comes, and not how much of the machine others take
LOOKING_FOR_ROOT = ("_stcore/health", "_stcore/host-config")  # Streamlit's own 404s on a deep link
STREAMLITS = ("/static/js/", "/_stcore/")  # where its complaints of a lost connection come from


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium, or whichever is on the path."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])


class Stage:
    """One open page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.is_cut_off = False  # whether the server is to go away
        self.fingers: CDPSession | None = None
        page.on("console", self._heard)
        page.on("pageerror", self._failed)

    def _heard(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        is_lost = self.is_cut_off and "/live' failed" in message.text  # the line, while it is tried again
        if (
            message.type == "error"
            and not is_lost
            and not any(name in where for name in (STREAMLITS if self.is_cut_off else LOOKING_FOR_ROOT))
        ):
            self.errors.append(f"{message.text} ({where})")

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def leave(self) -> None:
        """Hear and touch nothing of the page any more."""
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._failed)
        if self.fingers:
            self.fingers.detach()

    def open(self, path: str) -> "Stage":
        """Go to a page."""
        self.page.goto(f"{self.address}/{path}")
        return self.rest()

    def turn_to(self, path: str) -> "Stage":
        """Go to a page as Back would, without loading the app again."""
        drawn = self.answered
        self.page.evaluate("drawn => { document.querySelector('.stage').dataset.turns = drawn }", drawn)
        self._turn(path)
        return self._until(f'{AT_REST}:not([data-turns="{drawn}"][data-answered="{drawn}"])')

    def visit(self, path: str) -> "Stage":
        """Go to a page as a visit of its own, without loading the app again: a page is forgotten where another one opens."""
        name, here = path.partition("?")[0], urlsplit(self.page.url).path.strip("/")
        for place in (path,) if name != here else (next(page for page in ELSEWHERE if page != name), path):
            self.page.evaluate(
                """() => {
                    for (const stage of document.querySelectorAll('.stage')) stage.dataset.isLeft = 'yes'
                    document.querySelector('[data-testid="stMain"]').scrollTop = 0
                    localStorage.setItem('matrixscope.tasks', '{}') // none of them is done
                }"""
            )
            self._turn(place)
            self._until(f"body:not(:has([data-is-left])) {RAN} {AT_REST}")
        return self

    def _turn(self, path: str) -> None:
        self.page.evaluate(
            "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate', { state: {} })) }",
            f"{self.address}/{path}",
        )

    def rest(self) -> "Stage":
        """Wait until Python has answered everything and Plotly has drawn it."""
        return self._until(AT_REST)

    def frame(self) -> "Stage":
        """Wait until what has been done is drawn: all that needs no answer is, by the next frame."""
        self.page.evaluate("new Promise(requestAnimationFrame)")
        return self

    def _until(self, selector: str) -> "Stage":
        """Wait until something is there, or say what the page waits for instead."""
        try:
            self.page.wait_for_selector(selector, state="attached")
        except TimeoutError as error:
            raise AssertionError(f"{selector} is not there: {self.page.locator('body').evaluate(PENDING)}") from error
        return self

    def handle(self, name: str) -> Locator:
        """Return a handle."""
        return self.page.locator(f'[data-handle="{name}"]')

    def entry(self, name: str) -> Locator:
        """Return an entry field."""
        return self.page.locator(f'[data-entry="{name}"]')

    def entries(self, name: str, rows: int = 2, columns: int = 2) -> list[str]:
        """Return the texts of an array's fields, row by row."""
        return [self.entry(f"{name}:{i},{j}").input_value() for i in range(rows) for j in range(columns)]

    def readout(self, name: str) -> str:
        """Return the text of a live number."""
        return self.page.locator(f'[data-readout="{name}"]').inner_text()

    def notice(self, name: str) -> Locator:
        """Return the notice about an array or a parameter."""
        return self.page.locator(f'[data-notice="{name}"]')

    @property
    def sentence(self) -> str:
        """What is said of what is seen."""
        return self.page.locator(".stage .say").inner_text().replace("\u00a0", " ")

    @property
    def answered(self) -> int:
        """How many answers have been drawn."""
        return int(self.page.locator(".stage").get_attribute("data-answered") or 0)

    @property
    def parameters(self) -> dict[str, str]:
        """The address's parameters."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def search(self) -> str:
        """The address's query as it stands in the browser's bar."""
        return unquote(urlsplit(self.page.url).query)

    def where(self, x: float, y: float, handle: str = "") -> tuple[float, float]:
        """Return where a point is on the screen, in the picture that has the handle, or in the first."""
        place = self.page.evaluate(
            """([x, y, handle]) => {
                const inside = handle ? `[data-handle="${handle}"]` : '.stage .overlay'
                const picture = document.querySelector(inside).closest('.picture')
                const plot = picture.querySelector('.plot'), box = plot.getBoundingClientRect()
                if (picture.matches('.is-image')) { // its upper edge is at 1; a PNG says in its bytes 16 to 23 how large it is
                    const bytes = atob(picture.querySelector('image').getAttribute('href').split(',')[1].slice(0, 32))
                    const [width, height] = [16, 20].map(at => (bytes.charCodeAt(at + 2) << 8) + bytes.charCodeAt(at + 3))
                    const scale = Math.min(box.width / width * height, box.height) / 2
                    return [box.x + box.width / 2 + x * scale, box.y + box.height / 2 - y * scale]
                }
                const { xaxis, yaxis } = plot._fullLayout
                const share = (value, [from, to]) => (value - from) / (to - from)
                return [box.x + box.width * share(x, xaxis.range), box.y + box.height * (1 - share(y, yaxis.range))]
            }""",
            [x, y, handle],
        )
        return place[0], place[1]

    def centre(self, name: str) -> tuple[float, float]:
        """Return where a handle is on the screen."""
        box = self.handle(name).bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def grab(self, name: str) -> None:
        """Press the mouse on a handle."""
        self.page.mouse.move(*self.centre(name))
        self.page.mouse.down()

    def drag(self, name: str, x: float, y: float, steps: int = 8) -> "Stage":
        """Drag a handle to a point of the plane and let go."""
        self.handle(name).scroll_into_view_if_needed()
        place = self.where(x, y, name)
        self.grab(name)
        self.page.mouse.move(*place, steps=steps)
        self.page.mouse.up()
        return self.rest()

    def write(self, entry: str, text: str, key: str = "") -> None:
        """Type text into a field in place of what is there, and then perhaps press a key."""
        self.entry(entry).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text) if text else self.page.keyboard.press("Delete")
        if key:
            self.page.keyboard.press(key)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Send a touch event as a finger would."""
        self.fingers = self.fingers or self.page.context.new_cdp_session(self.page)
        self.fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def expect_entry(self, name: str, text: str) -> None:
        """Wait until an entry field shows text."""
        expect(self.entry(name)).to_have_value(text)
