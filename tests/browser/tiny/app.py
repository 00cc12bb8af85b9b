"""The app with a page of the tests' in its navigation."""

import streamlit as st

from pages import main, serving
from pages.shared.view import as_page
from tests.pages import board, outcomes, tiny

main.SECTIONS["Tests"] = {"tiny": as_page(tiny), "board": as_page(board), "outcomes": as_page(outcomes)}
main.PAGES |= main.SECTIONS["Tests"]

app = st.App("main.py", routes=serving.routes(main.PAGES), middleware=serving.middleware(main.PAGES), on_script_error=serving.log)
