"""Serve the explorer: ``streamlit run app.py``, or ``uvicorn app:app`` behind a proxy."""

import streamlit as st

from pages.shared import serving

app = st.App("pages/main.py", routes=serving.routes(), middleware=serving.middleware(), on_script_error=serving.log)
