"""The moving picture of the README, made from the real app: `python -m docs.moving_picture`.

A hand drags on three pages; each frame is a screenshot that is taken when Python has answered.
"""

import io
import math
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page, ViewportSize, sync_playwright

from tests.browser.server import Server
from tests.browser.stage import Stage, launch

FILE = Path(__file__).with_name("drags.gif")
WINDOW: ViewportSize = {"width": 1180, "height": 760}
SIDEBAR = 220  # pixels, which are left out
WIDTH = 780  # of the moving picture, in pixels
COLOURS = 128
FRAME, PAUSE = 90, 1100  # ms
ARROW = "M2 2v22l6-5 4 9 4-2-4-9h8z"
POINTER = f"""
const pointer = document.createElement('div')
pointer.innerHTML = '<svg width="22" height="30"><path d="{ARROW}" fill="#1c1b19" stroke="#fff" stroke-width="2"/></svg>'
pointer.style.cssText = 'position:fixed;z-index:9999999;pointer-events:none;left:-99px'
document.body.append(pointer)
addEventListener('pointermove', ({{ clientX, clientY }}) => {{
  pointer.style.left = clientX - 2 + 'px'
  pointer.style.top = clientY - 2 + 'px'
}}, true)
"""


def turn(steps: int) -> Iterator[tuple[float, float]]:
    """Yield places for the tip of A's first column: from (2, 1) round the origin."""
    for k in range(steps + 1):
        angle = math.atan2(1, 2) + k / steps * math.radians(150)
        yield 2.2 * math.cos(angle), 2.2 * math.sin(angle)


def lead(steps: int) -> Iterator[tuple[float, float]]:
    """Yield places for x on the unit circle: past both eigenvectors."""
    for k in range(steps + 1):
        angle = math.radians(-63 + 153 * k / steps)
        yield math.cos(angle), math.sin(angle)


def walk(steps: int) -> Iterator[tuple[float, float]]:
    """Yield places for the start of a descent."""
    for k in range(steps + 1):
        angle = math.radians(200 + 190 * k / steps)
        yield 0.5 + 1.6 * math.cos(angle), 0.5 + 1.3 * math.sin(angle)


DRAGS = (("transformation", "A:0", turn), ("eigen", "x", lead), ("gradient_descent", "w", walk))


def frames(stage: Stage, page: Page) -> Iterator[tuple[Image.Image, int]]:
    """Yield the frames of one film, each with how long it stands in ms."""
    for path, handle, places in DRAGS:
        stage.open(path)
        page.evaluate(POINTER)
        page.mouse.move(*stage.centre(handle))
        yield shot(page), PAUSE
        stage.grab(handle)
        for place in places(30):
            page.mouse.move(*stage.where(*place, handle))
            page.wait_for_selector('.stage[aria-busy="false"]', state="attached")
            yield shot(page), FRAME
        page.mouse.up()
        stage.rest()
        yield shot(page), PAUSE


def shot(page: Page) -> Image.Image:
    """Return what the window shows."""
    clip: FloatRect = {"x": SIDEBAR, "y": 0, "width": WINDOW["width"] - SIDEBAR, "height": WINDOW["height"]}
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    return image.resize((WIDTH, round(WIDTH * image.height / image.width)), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the file."""
    with Server() as server, sync_playwright() as playwright:
        page = launch(playwright).new_page(viewport=WINDOW, color_scheme="light")
        images, times = zip(*frames(Stage(page, server.address), page), strict=True)
    thirds = [images[len(images) * (2 * k + 1) // (2 * len(DRAGS))] for k in range(len(DRAGS))]
    sample = Image.new("RGB", (WIDTH, sum(image.height for image in thirds)))
    for k, image in enumerate(thirds):
        sample.paste(image, (0, k * image.height))
    palette = sample.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)  # keeps colours that few pixels have
    first, *rest = (image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images)
    first.save(FILE, save_all=True, append_images=rest, duration=list(times), loop=0, optimize=True)
    print(f"{FILE}: {len(images)} frames, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
