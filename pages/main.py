"""Navigation: which pages there are, in which order."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st

from pages import home
from pages.decompositions import (
    eigen,
    factorizations,
    low_rank,
    quadratic,
    svd,
)
from pages.information import (
    divergence,
    entropy,
)
from pages.learning import (
    gradient_descent,
)
from pages.maps import (
    determinant,
    inverse,
    transformation,
)
from pages.objects import (
    arrays,
    broadcasting,
    vectors,
)
from pages.products import (
    hadamard,
    products,
)
from pages.serving.card import NAME
from pages.serving.head import titled
from pages.shared.live import leave, live
from pages.shared.view import Page, as_page
from pages.size import (
    norms,
)
from pages.solving import (
    least_squares,
    pseudoinverse,
)

ICON = Path(__file__).parent / "shared" / "stage" / "icon.svg"
SIDEBAR = 220  # pixels

SECTIONS = {
    "Objects": {
        "arrays": as_page(arrays),
        "vectors": as_page(vectors),
        "broadcasting": as_page(broadcasting),
    },
    "Products": {
        "products": as_page(products),
        "hadamard": as_page(hadamard),
    },
    "Maps": {
        "transformation": as_page(transformation),
        "determinant": as_page(determinant),
        "inverse": as_page(inverse),
    },
    "Size": {
        "norms": as_page(norms),
    },
    "Decompositions": {
        "eigen": as_page(eigen),
        "quadratic": as_page(quadratic),
        "svd": as_page(svd),
        "low_rank": as_page(low_rank),
        "factorizations": as_page(factorizations),
    },
    "Solving": {
        "pseudoinverse": as_page(pseudoinverse),
        "least_squares": as_page(least_squares),
    },
    "Learning": {
        "gradient_descent": as_page(gradient_descent),
    },
    "Information": {
        "entropy": as_page(entropy),
        "divergence": as_page(divergence),
    },
}
PAGES = {name: page for concepts in SECTIONS.values() for name, page in concepts.items()}


def navigation() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_icon=ICON.read_text(), layout="wide", initial_sidebar_state=SIDEBAR)  # before the sidebar is there
    pages = {
        section: [st.Page(_opener(name, page), title=page.TITLE, url_path=name) for name, page in concepts.items()]
        for section, concepts in SECTIONS.items()
    }

    def start() -> None:
        leave()
        home.page(SECTIONS, {page.url_path: page for group in pages.values() for page in group})

    position: Literal["hidden", "sidebar"] = "hidden" if st.context.is_embedded else "sidebar"
    opened = st.navigation({"": [st.Page(start, title=NAME, default=True)], **pages}, position=position)
    st.set_page_config(page_title=titled(opened.title))
    opened.run()


def _opener(name: str, page: Page) -> Callable[[], None]:
    def opened() -> None:
        live(name, page, PAGES)

    opened.__name__ = name
    return opened


if __name__ == "__main__":
    navigation()
