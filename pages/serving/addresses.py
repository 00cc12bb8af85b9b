"""Addresses: where the program stands on its host, and what of an address belongs to the page."""

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, quote

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope

from pages.shared.state import query

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?", re.IGNORECASE)
PREFIX = re.compile(r"(?:/[\w.~-]{1,100}){1,8}", re.ASCII)
LONGEST = 20_000  # characters of a query that are read
MOST = 100  # parameters of it


def base_path() -> str:
    """Return server.baseUrlPath with a slash before and none behind, or nothing."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def public(scope: Scope, given: str = "") -> str:
    """Return the address of the app as a request has reached it, without a slash behind; nothing where what it says is none.

    given : what the host says it is, which is believed. Else what a proxy says of the request, and else the request itself.
    """
    if given:
        return given
    headers = Headers(scope=scope)
    told = {name: headers.get(f"x-forwarded-{name}", "").partition(",")[0].strip() for name in ("proto", "host", "prefix")}
    proto = told["proto"].lower() or str(scope.get("scheme", "http"))
    host = told["host"] or headers.get("host", "")
    if proto not in {"http", "https"} or not HOST.fullmatch(host):
        return ""
    prefix, base = told["prefix"].rstrip("/"), base_path()
    if prefix and not PREFIX.fullmatch(prefix):
        return ""
    return f"{proto}://{host.lower()}{prefix.removesuffix(base) if base else prefix}{base}"


def own(asked: str, known: Collection[str]) -> str:
    """Return what of a query belongs to a page, as a person would write it: parameters that it knows. Raises ValueError for too much."""
    if len(asked) > LONGEST:
        raise ValueError(f"{len(asked)} characters")
    given = parse_qsl(asked, keep_blank_values=True, max_num_fields=MOST)
    return query({name: text for name, text in given if name in known})


def path(page: str, asked: str) -> str:
    """Return the path and query of a page, below the address of the app."""
    return f"/{quote(page)}{'?' if asked else ''}{asked}"
