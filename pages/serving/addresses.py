"""Addresses: where the program stands on its host."""

import streamlit as st


def base_path() -> str:
    """Return server.baseUrlPath with a slash before and none behind, or nothing."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
