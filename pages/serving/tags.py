"""Tags: what a page says of a link to whoever shows it elsewhere: its title, its sentence, its picture, and its one address."""

from dataclasses import dataclass
from html import escape

from pages.serving.addresses import path
from pages.serving.card import NAME, SIZE

HOME = "home"  # the picture of the page without a name
PREVIEW = "preview"
WORDS = "links.txt"
LONGEST = 300  # letters of a sentence
NOBODYS = '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Told:
    """What is told of a link."""

    page: str  # its name; "" for home
    title: str
    says: str
    query: str = ""  # of its address, with nothing in it that does not belong to the page


def picture(told: Told) -> str:
    """Return the path of the picture of a link."""
    return f"/{PREVIEW}{path(f'{told.page or HOME}.png', told.query)}"


def tags(told: Told, address: str) -> str:
    """Return the tags of a link. address : of the app, or nothing, where nobody knows it."""
    says = escape(shortened(told.says))
    found = [_named("description", says), f'<link rel="alternate" type="text/plain" href="./{WORDS}">']
    about = {"title": escape(told.title), "description": says, "type": "website", "site_name": NAME}
    if address:
        link, shown = escape(f"{address}{path(told.page, told.query)}"), escape(f"{address}{picture(told)}")
        found.append(f'<link rel="canonical" href="{link}">')
        wide, high = SIZE
        about |= {"url": link, "image": shown, "image:width": f"{wide}", "image:height": f"{high}", "image:alt": says}
        found.append(_named("twitter:card", "summary_large_image"))
    return "".join([*found, *(f'<meta property="og:{name}" content="{text}">' for name, text in about.items())])


def _named(name: str, text: str) -> str:
    return f'<meta name="{name}" content="{text}">'


def shortened(text: str) -> str:
    """Return a sentence as far as it is shown elsewhere, ended at a word."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(' ')[0]}…"
