"""Home: what this is, three ways in, and a card for each page."""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from core.figures.svg import svg
from pages.shared.live import live
from pages.shared.stage import files
from pages.shared.view import Page

SENTENCE = "See linear algebra move: grab a matrix, watch what it does, and read what the numbers say about it."
GRAB = "Drag the tips of the arrows: the columns a₁ and a₂ of a matrix, or x."
FIRST = "transformation"  # the picture that can be grabbed here
WORDS = {  # what people look up, and the page that shows it
    "area and volume": "determinant",
    "angle": "vectors",
    "cross product": "vectors",
    "Hadamard product": "hadamard",
    "mask of an image": "hadamard",
    "orientation": "determinant",
    "singular matrix": "determinant",
    "transpose": "arrays",
    "basis, change of": "eigen",
    "batch size": "gradient_descent",
    "broadcasting": "broadcasting",
    "column space": "pseudoinverse",
    "compression of an image": "low_rank",
    "condition number κ": "svd",
    "defective matrix": "eigen",
    "determinant": "determinant",
    "diagonalization": "eigen",
    "dot product": "products",
    "eigenvalue, eigenvector": "eigen",
    "Frobenius norm": "svd",
    "implicit bias": "gradient_descent",
    "learning rate": "gradient_descent",
    "leverage": "least_squares",
    "linear regression": "least_squares",
    "logistic regression": "gradient_descent",
    "matrix product": "products",
    "minimum-norm solution": "pseudoinverse",
    "momentum, Nesterov, Adam": "gradient_descent",
    "null space": "pseudoinverse",
    "orthogonal matrix": "transformation",
    "outer product": "products",
    "polar decomposition": "transformation",
    "polynomial fit": "least_squares",
    "powers of a matrix": "eigen",
    "projection": "transformation",
    "pseudoinverse": "pseudoinverse",
    "rank": "svd",
    "reflection": "transformation",
    "residuals": "least_squares",
    "ridge": "least_squares",
    "rotation": "transformation",
    "shear": "transformation",
    "singular values": "svd",
    "shape of an array": "arrays",
    "spectral norm": "svd",
    "strides": "arrays",
    "trace": "eigen",
}
JS = f"""const path = import(new URL('{files.BASE}/{files.SCRIPT}', document.baseURI))
export default async component => (await path).path(component)
"""


def page(sections: Mapping[str, Mapping[str, Page]], links: Mapping[str, Any]) -> None:
    """Show the ways in and a card for each page of each section; links has what Streamlit goes to for each page's name."""
    pages = {name: concept for concepts in sections.values() for name, concept in concepts.items()}
    with st.container(key="home"):
        st.html(f'<header class="home"><h1>Matrixscope</h1><p>{escape(SENTENCE)}</p></header>')
        st.html(f'<h2 class="section">See it</h2><p class="summary">{GRAB}</p>')
        with st.container(key="see"):
            live(FIRST, pages[FIRST], pages, has_address=False)
        _doors(pages)
        with st.container(key="cards"):
            for section, concepts in sections.items():
                _cards(section, concepts, links)


def _doors(pages: Mapping[str, Page]) -> None:
    """Show the pages as a path, and what can be looked up."""
    with st.container(key="doors", horizontal=True):
        with st.container(key="door-learn"):
            st.html('<h2 class="section">Learn it</h2>')
            st.components.v2.component("path", html=_path(pages), js=JS, isolate_styles=False)(key="path")
        with st.container(key="door-look"):
            st.html('<h2 class="section">Look something up</h2>')
            st.components.v2.component("index", html=_index(pages), js=JS, isolate_styles=False)(key="index")


def _cards(section: str, concepts: Mapping[str, Page], links: Mapping[str, Any]) -> None:
    """Show a card for each page of a section."""
    st.html(f'<h2 class="section">{escape(section)}</h2>')
    with st.container(key=f"cards-{section}", horizontal=True):
        for name, concept in concepts.items():
            with st.container(key=f"card-{name}", width=300):
                st.components.v2.component(f"card {name}", html=_picture(concept), isolate_styles=False)()
                st.page_link(links[name], label=concept.TITLE)
                st.html(f"<p class='summary'>{escape(concept.SUMMARY)}</p>")


def _path(pages: Mapping[str, Page]) -> str:
    """Return the pages in their order, with the tasks of each; what of them is done is known in the browser."""
    items = "".join(
        f'<li data-page="{name}" data-tasks="{len(page.lesson.tasks)}"><a href="{name}">{escape(page.TITLE)}</a> <span></span></li>'
        for name, page in pages.items()
    )
    return f'<nav class="path" aria-label="The pages in their order">\n<ol>{items}</ol><p class="count"></p></nav>'


def _index(pages: Mapping[str, Page]) -> str:
    """Return words in their order, each a link to the page that shows what it means."""
    words = sorted((word for word, name in WORDS.items() if name in pages), key=str.lower)
    items = "".join(f'<li><a href="{WORDS[word]}">{escape(word)}</a></li>' for word in words)
    return f'<nav class="index" aria-label="Index">\n<ul>{items}</ul></nav>'


@cache
def _picture(concept: Page) -> str:
    """Return the picture of a page's first example; as a component, because st.html would take it out."""
    title, example = next(iter(concept.EXAMPLES.items()))
    return f"<div class='card'>\n{svg(concept.page(example).figure, f'{concept.TITLE}: {title}')}</div>"
