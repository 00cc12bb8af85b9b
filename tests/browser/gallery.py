"""Take a picture of every example of every page: `python -m tests.browser.gallery FOLDER`.

At both sizes and in both themes, to be looked at; and of the home page.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages.main import SECTIONS
from pages.shared.state import link
from tests.browser.server import Server
from tests.browser.stage import Stage, launch

SIZES = {"desk": (1280, 900), "phone": (390, 844)}


def main(folder: Path) -> None:
    """Write the pictures to folder, named by page, example, size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    addresses = {
        f"{name} {title}": f"{name}?{link(example)}"
        for section in SECTIONS.values()
        for name, page in section.items()
        for title, example in page.EXAMPLES.items()
    }
    with Server() as server, sync_playwright() as playwright:
        chromium = launch(playwright)
        for size, (width, height) in SIZES.items():
            for theme in ("light", "dark"):
                page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=theme, has_touch=size == "phone")
                stage = Stage(page, server.address)
                for name, address in addresses.items():
                    stage.open(address)
                    page.screenshot(path=folder / f"{name} {size} {theme}.png", full_page=True)
                page.goto(server.address)
                page.wait_for_selector(".card svg")
                page.screenshot(path=folder / f"home {size} {theme}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
