"""Datasets: measured data to fit, each with its source and its licence; what is to be explained is the last column."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from core.data.table import Table, table

FOLDER = Path(__file__).parent
NIST = "Public data of the US National Institute of Standards and Technology (StRD)"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Data with what is known of them."""

    title: str
    about: str  # a sentence: what was measured, in which units, by whom and when, as far as the source says so
    licence: str
    table: Table


def _read(name: str, title: str, about: str) -> Dataset:
    return Dataset(title, about, NIST, table((FOLDER / f"{name}.csv").read_bytes()))


DATASETS: Mapping[str, Dataset] = MappingProxyType(
    {
        "norris": _read(
            "norris",
            "Ozone monitors",
            "36 ozone concentrations as measured by NIST and by a customer, to calibrate ozone monitors"
            " (J. Norris, NIST; units and year are not given).",
        ),
        "pontius": _read(
            "pontius",
            "Load cells",
            "The deflection of load cells under 20 loads, each applied twice, to calibrate them"
            " (P. Pontius, NIST; units and year are not given).",
        ),
        "longley": _read(
            "longley",
            "US economy, 1947–1962",
            "People employed, unemployed, in the armed forces and of 14 years and over, in thousands, with the gross national product"
            " in millions of dollars and its price deflator, 100 in 1954, for 16 years of the US economy (J. W. Longley, 1967).",
        ),
        "filip": _read(
            "filip",
            "A polynomial of degree 10",
            "82 pairs of observed values, to fit with a polynomial of degree 10"
            " (A. Filippelli, NIST; what was observed, units and year are not given).",
        ),
    }
)
