"""Listed: what robots, and whoever writes links by hand, are told of the addresses that there are."""

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.serving.addresses import base_path, public
from pages.serving.first import Home
from pages.serving.tags import PREVIEW, WORDS
from pages.shared import links
from pages.shared.settings import settings
from pages.shared.view import Page

ROBOTS, SITEMAP = "robots.txt", "sitemap.xml"
ALSO = "llms.txt"  # the same as WORDS, where programs look for it
AN_HOUR, NEVER = "public, max-age=3600", "no-cache"  # what a request says of the address is for nobody else
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Listed:
    """Tells which addresses there are; all of them are absolute."""

    def __init__(self, pages: Mapping[str, Page], home: Home | None) -> None:
        self.pages = pages
        self.says = home.says if home else ""
        self.address = settings().address
        self.headers = {"Cache-Control": AN_HOUR if self.address else NEVER}

    def routes(self) -> list[Route]:
        """Return what is asked for."""
        told = {ROBOTS: self.robots, SITEMAP: self.sitemap, WORDS: self.links, ALSO: self.links}
        return [Route(f"{base_path()}/{name}", answer) for name, answer in told.items()]

    def robots(self, request: Request) -> Response:
        """Return what robots may read: pages and pictures, and not what Streamlit keeps for itself."""
        base, address = base_path(), public(request.scope, self.address)
        lines = ["User-agent: *", f"Disallow: {base}/_stcore/", f"Disallow: {base}/media/", f"Allow: {base}/{PREVIEW}/"]
        return PlainTextResponse("\n".join([*lines, *([f"\nSitemap: {address}/{SITEMAP}"] if address else []), ""]), headers=self.headers)

    def sitemap(self, request: Request) -> Response:
        """Return all pages and their examples, each once."""
        if not (address := public(request.scope, self.address)):
            return _nowhere()
        shown = ((name, page, state) for name, page in self.pages.items() for state in (page.opens, *page.EXAMPLES.values()))
        paths = ["/", *(links.path(*one) for one in shown)]
        urls = "".join(f"<url><loc>{escape(f'{address}{path}')}</loc></url>\n" for path in dict.fromkeys(paths))
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{XMLNS}">\n{urls}</urlset>\n'
        return Response(text, headers=self.headers, media_type="application/xml")

    def links(self, request: Request) -> Response:
        """Return how links are written."""
        if not (address := public(request.scope, self.address)):
            return _nowhere()
        return PlainTextResponse(links.text(self.pages, address, self.says), headers=self.headers)


def _nowhere() -> Response:
    return PlainTextResponse("The Host of this request is no name of a host.", status_code=400)
