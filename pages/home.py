"""Home: what this is, and a card for each page."""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from core.figures.svg import svg
from pages.shared.stage import pulse
from pages.shared.view import Page

SENTENCE = "Grab a matrix and see what it does: every picture follows the hand, and every number beside it is proved on the spot."


def page(sections: Mapping[str, Mapping[str, Page]], links: Mapping[str, Any]) -> None:
    """Show a card for each page of each section; links has what Streamlit goes to for each page's name."""
    st.html(f'<header class="home"><h1>Matrixscope</h1><p>{escape(SENTENCE)}</p></header>')
    for section, concepts in sections.items():
        st.html(f'<h2 class="section">{escape(section)}</h2>')
        with st.container(key=f"cards-{section}", horizontal=True):
            for name, concept in concepts.items():
                with st.container(key=f"card-{name}", width=300):
                    st.components.v2.component(f"card {name}", html=_picture(concept), isolate_styles=False)()
                    st.page_link(links[name], label=concept.TITLE)
                    st.html(f"<p class='summary'>{escape(concept.SUMMARY)}</p>")
    pulse()


@cache
def _picture(concept: Page) -> str:
    """Return the picture of a page's first example; as a component, because st.html would take it out."""
    title, example = next(iter(concept.EXAMPLES.items()))
    return f"<div class='card'>\n{svg(concept.page(example).figure, f'{concept.TITLE}: {title}')}</div>"
