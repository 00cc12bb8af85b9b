"""Home: every word of the index leads to what is there."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from pages.home import WORDS, link_to
from pages.main import PAGES
from pages.shared.parameters import parameters
from pages.shared.state import from_address


@pytest.mark.parametrize("word", WORDS)
def test_a_word_leads_to_what_shows_it(word: str) -> None:
    shown = WORDS[word]
    page = PAGES[shown.page]
    link = urlsplit(link_to(page, shown))
    assert (link.path, unquote(link.fragment)) == (shown.page, shown.name)
    given = {name: texts[0] for name, texts in parse_qs(link.query).items()}
    state, notices = from_address(page.State, given, opens=page.opens)
    assert not notices
    if shown.example:
        assert state == page.EXAMPLES[shown.example]
    if shown.name:
        view = page.page(state)
        labels = {getattr(kind, "label", "") for kind in parameters(page.State).values()}
        assert shown.name in labels | {one.name for row in view.numbers for one in row} | {one.name for one in view.tables}
