"""The explorer with a window: `/inside` collects what is garbage, and tells how many tasks its loop has."""

import asyncio
import gc
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages import serving
from pages.main import PAGES


async def tell(_: Request) -> Response:
    """Return how many tasks there are."""
    gc.collect()
    return PlainTextResponse(str(len(asyncio.all_tasks())))


app = st.App(
    Path(__file__).parents[1] / "pages" / "main.py",
    routes=[Route("/inside", tell), *serving.routes(PAGES)],
    middleware=serving.middleware(PAGES),
    lifespan=serving.lifespan,
)
