"""Serving: what stands between a browser and Streamlit: addresses that are ours, and what makes a page open and answer fast."""

import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from pages.serving.addresses import base_path
from pages.serving.delay import NoDelay
from pages.serving.descriptors import make_room
from pages.serving.first import Home
from pages.serving.head import Head
from pages.serving.headers import Guard
from pages.serving.health import DRAIN, Health
from pages.serving.listed import Listed
from pages.serving.metrics import measured
from pages.serving.preview import Preview
from pages.serving.statics import StreamlitFiles, send_file
from pages.serving.tags import PREVIEW
from pages.serving.workers import Workers
from pages.shared.line import PATH, Line
from pages.shared.noted import SORRY, note
from pages.shared.settings import settings
from pages.shared.view import Page


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Make room for connections while a server runs; what has been loaded stays, and collections of garbage do not look through it."""
    make_room()
    gc.collect()
    gc.freeze()
    with DRAIN.listening():
        yield


def routes(pages: Mapping[str, Page] | None = None, home: Home | None = None) -> list[BaseRoute]:
    """Return the routes of the stage's files, of the line, and of what is asked by machines, below server.baseUrlPath."""
    host, base = settings(), base_path()
    workers = Workers(pages or {}, host.workers).answered if host.workers else None
    line = [WebSocketRoute(f"{base}/{PATH}", Line(pages or {}, workers, host.workers))] if host.line else []
    watched = [Route(f"{base}/metrics", measured)] if host.metrics else []
    health = Route(f"{base}/healthz", Health(next(iter((pages or {}).values()), None)).told)
    preview = Route(f"{base}/{PREVIEW}/{{name}}.png", Preview(pages or {}, home).answered)
    return [Mount(f"{base}/stage", app=send_file), *line, preview, *Listed(pages or {}, home).routes(), health, *watched]


def middleware(pages: Mapping[str, Page] | None = None, home: Home | None = None) -> list[Middleware]:
    """Return what stands between the browser and Streamlit, which shows the pages that are given by name, and home."""
    return [Middleware(NoDelay), Middleware(Guard), Middleware(StreamlitFiles), Middleware(Head, pages=pages or {}, home=home)]


def log(error: Exception) -> bool:
    """Note an error that no page expected, and offer the way back."""
    name, _ = st.session_state.get("memory", ("", None))
    st.error(SORRY.format(note("its run failed", name, error, urlencode(st.query_params.to_dict(), safe=",;/"))))
    st.button("Reset", on_click=_forget)
    return True


def _forget() -> None:
    st.session_state.clear()
    st.query_params.clear()
