"""Serve the explorer: ``streamlit run app.py``, or ``uvicorn app:app`` behind a proxy."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy loads: a session is one thread, and more of them wait for each other

import streamlit as st

from pages import home, serving
from pages.main import PAGES
from pages.serving.first import Home

HOME = Home(home.FIRST, home.ABOVE, home.SENTENCE)

app = st.App(
    "pages/main.py",
    routes=serving.routes(PAGES, HOME),
    middleware=serving.middleware(PAGES, HOME),
    lifespan=serving.lifespan,
    on_script_error=serving.log,
)
