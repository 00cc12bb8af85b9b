"""Home: what this is, three ways in, and a card for each page."""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import streamlit as st

from core.figures.svg import svg
from pages.shared import state as states
from pages.shared.live import live
from pages.shared.stage.loading import loading
from pages.shared.view import Page

SENTENCE = "See linear algebra move: grab a matrix, watch what it does, and read what the numbers say about it."
GRAB = "Drag the tips of the arrows: the columns a₁ and a₂ of a matrix, or x."
FIRST = "transformation"  # the picture that can be grabbed here
DOORS = Path(__file__).with_suffix(".css").read_text("utf-8")
ABOVE = (
    f'<header class="home"><h1>Matrixscope</h1><p>{escape(SENTENCE)}</p></header>',
    f'<h2 class="section">See it</h2><p class="summary">{GRAB}</p>',
)


class Shown(NamedTuple):
    """Where something is to be seen."""

    page: str
    example: str = ""  # of the page; none where all of it, as it opens, shows it
    name: str = ""  # of the number, the control or the matrix that is lit on arrival


WORDS = {  # what people look up
    "angle": Shown("vectors", name="∠(a, b)"),
    "area and volume": Shown("determinant", name="det A"),
    "basis, change of": Shown("eigen", name="V⁻¹"),
    "bits and nats": Shown("entropy", "In nats", "Unit"),
    "batch size": Shown("gradient_descent", "Batches of 3, shuffled", "batch size B"),
    "broadcasting": Shown("broadcasting"),
    "Cholesky factorization": Shown("factorizations", "Cholesky: samples", "L"),
    "classifier, loss of a": Shown("divergence", "Logits and a label", "loss"),
    "column space": Shown("pseudoinverse", name="AA⁺"),
    "compression of an image": Shown("low_rank", name="k·(m + n + 1)"),
    "condition number κ": Shown("svd", "Nearly flat", "κ(A)"),
    "correlated samples": Shown("factorizations", "Cholesky: samples"),
    "cross-entropy": Shown("divergence", "A label and a guess", "H(p, q)"),
    "cross product": Shown("vectors", "Signed area", "a×b"),
    "defective matrix": Shown("eigen", "Shear: defective"),
    "definite matrix": Shown("quadratic", name="λmin"),
    "determinant": Shown("determinant", name="det A"),
    "diagonalization": Shown("eigen", name="Λ"),
    "divergence": Shown("divergence", name="D(p‖q)"),
    "distillation": Shown("divergence", "A teacher", "p is of"),
    "dot product": Shown("products", "A row on one column"),
    "dual norm": Shown("norms", "Dual balls", "y*"),
    "eigenvalue, eigenvector": Shown("eigen", name="λ₁"),
    "elimination": Shown("factorizations"),
    "entropy": Shown("entropy", name="H"),
    "Frobenius norm": Shown("svd", name="‖A‖_F"),
    "Gaussian fit": Shown("divergence", "Two humps, one Gaussian", "Best q"),
    "Givens rotation": Shown("factorizations", "QR: rotations"),
    "Gram–Schmidt": Shown("factorizations", "QR: two arrows"),
    "growth factor": Shown("factorizations", "Wilkinson's growth", "growth ρ"),
    "Hadamard product": Shown("hadamard"),
    "Hessian": Shown("quadratic"),
    "Householder reflection": Shown("factorizations", "QR: one mirror"),
    "Huffman code": Shown("entropy", "A loaded coin", "L"),
    "implicit bias": Shown("gradient_descent", "One equation, from elsewhere", "nearest best w"),
    "ill-conditioned system": Shown("inverse", "Nearly flat", "grows by"),
    "inverse": Shown("inverse", name="A⁻¹"),
    "indefinite matrix": Shown("quadratic", "A saddle"),
    "Hölder’s inequality": Shown("norms", "Dual balls", "‖x‖ₚ·‖y‖_q"),
    "induced norm of a matrix": Shown("norms", "The farthest point", "‖A‖ₚ"),
    "Jensen–Shannon divergence": Shown("divergence", "Nothing in common", "JS"),
    "Kullback–Leibler divergence": Shown("divergence", name="D(p‖q)"),
    "label smoothing": Shown("divergence", "Smoothed, at its least", "ε"),
    "learning rate": Shown("gradient_descent", name="learning rate η"),
    "left inverse, right inverse": Shown("inverse", "Tall: a line of inverses", "B"),
    "leverage": Shown("least_squares", "One point far out", "largest leverage"),
    "letters of a text": Shown("entropy", "Letters of a text", "Text"),
    "level lines": Shown("quadratic"),
    "linear regression": Shown("least_squares", name="slope w₁"),
    "logits": Shown("divergence", "Logits and a label", "z"),
    "logistic regression": Shown("gradient_descent", "Logistic"),
    "LU factorization": Shown("factorizations", name="L"),
    "mask of an image": Shown("hadamard", "A mask"),
    "matrix product": Shown("products"),
    "minimum-norm solution": Shown("pseudoinverse", "Wide: a line of solutions", "‖x⁺‖"),
    "minors": Shown("quadratic", "Minors that do not decide", "Tests of S"),
    "mode-seeking, mass-covering": Shown("divergence", "Picking", "least D(q‖p)"),
    "mixture of Gaussians": Shown("divergence", "Two humps, one Gaussian", "w"),
    "momentum, Nesterov, Adam": Shown("gradient_descent", "Momentum", "Method"),
    "Newton step": Shown("factorizations", "Cholesky: Newton at a saddle", "τ"),
    "norm": Shown("norms", name="‖x‖ₚ"),
    "nuclear norm": Shown("norms", "One after the other", "‖A‖_*"),
    "null space": Shown("pseudoinverse", "Wide: a line of solutions"),
    "orientation": Shown("determinant", "A flip"),
    "orthogonal matrix": Shown("transformation", "Rotation by 30°"),
    "outer product": Shown("products", "A column times a row"),
    "perplexity": Shown("entropy", "Sixty outcomes", "perplexity"),
    "pivot": Shown("factorizations", "0 on top"),
    "points under a map": Shown("transformation", "Points under a shear", "Points"),
    "polar decomposition": Shown("transformation"),
    "probability distribution": Shown("entropy"),
    "polynomial fit": Shown("least_squares", "A parabola", "degree"),
    "powers of a matrix": Shown("eigen"),
    "projection": Shown("transformation", "Orthogonal projection"),
    "pseudoinverse": Shown("pseudoinverse", name="A⁺"),
    "QR factorization": Shown("factorizations", "QR: one mirror", "R"),
    "quadratic form": Shown("quadratic", name="f(x)"),
    "rank": Shown("svd", "Flat", "rank"),
    "Rayleigh quotient": Shown("quadratic", name="f(x)/x′x"),
    "reflection": Shown("transformation", "Reflection"),
    "residuals": Shown("least_squares", name="residual sum of squares"),
    "ridge": Shown("least_squares", "Degree 8 with a price", "α"),
    "rotation": Shown("transformation", "Rotation by 30°"),
    "semidefinite matrix": Shown("quadratic", "A trough"),
    "shape of an array": Shown("arrays", name="shape"),
    "shear": Shown("transformation", "Shear"),
    "singular matrix": Shown("determinant", "A falls flat", "det A"),
    "singular values": Shown("svd", name="σ₁"),
    "softmax": Shown("divergence", "Two logits", "Classes"),
    "spectral norm": Shown("svd", name="‖A‖₂"),
    "strides": Shown("arrays", name="strides"),
    "surprise of an outcome": Shown("entropy", "The rarer adds more", "Outcomes"),
    "symmetric part": Shown("quadratic", "Not symmetric", "S"),
    "temperature": Shown("divergence", "Cold", "T"),
    "transpose": Shown("arrays"),
    "trace": Shown("eigen", name="tr A"),
    "triangle inequality": Shown("norms", name="gap"),
    "uniform distribution": Shown("entropy", "A die", "log n"),
    "unit ball": Shown("norms", name="p"),
    "variational inference": Shown("divergence", "Picking", "D(q‖p)"),
}


def page(sections: Mapping[str, Mapping[str, Page]], links: Mapping[str, Any]) -> None:
    """Show the ways in and a card for each page of each section; links has what Streamlit goes to for each page's name."""
    pages = {name: concept for concepts in sections.values() for name, concept in concepts.items()}
    with st.container(key="home"):
        for words in ABOVE:
            st.html(words)
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
            st.components.v2.component("path", html=_path(pages), css=DOORS, js=loading("path"), isolate_styles=False)(key="path")
        with st.container(key="door-look"):
            st.html('<h2 class="section">Look something up</h2>')
            st.components.v2.component("index", html=_index(pages), js=loading("path"), isolate_styles=False)(key="index")


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
    """Return words in their order, each a link to what shows what it means."""
    words = sorted((word for word, shown in WORDS.items() if shown.page in pages), key=str.lower)
    items = "".join(f'<li><a href="{escape(link_to(pages[WORDS[word].page], WORDS[word]))}">{escape(word)}</a></li>' for word in words)
    return f'<nav class="index" aria-label="Index">\n<ul>{items}</ul></nav>'


def link_to(page: Page, shown: Shown) -> str:
    """Return the link to something that page shows: ``svd?A=1,2;0.5,1.001#κ(A)``; the stage reads what follows the #."""
    query = states.link(page.EXAMPLES[shown.example], page.opens) if shown.example else ""
    return shown.page + (query and f"?{query}") + (shown.name and f"#{quote(shown.name)}")


@cache
def _picture(concept: Page) -> str:
    """Return the picture of a page's first example; as a component, because st.html would take it out."""
    title, example = next(iter(concept.EXAMPLES.items()))
    return f"<div class='card'>\n{svg(concept.page(example).figure, f'{concept.TITLE}: {title}')}</div>"
