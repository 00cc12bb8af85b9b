"""The low rank page: what is said of an image is true."""

import gc
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.data.images import IMAGES
from core.data.photo import photo
from pages.decompositions.low_rank import MOST_OWN, OWN, State, page
from pages.shared.parameters import Upload
from pages.shared.pictures import Picture
from pages.shared.state import settle
from tests.pages.programs import check_program, said, shown


@pytest.mark.parametrize("image", IMAGES)
@pytest.mark.parametrize("k", [0, 1, 2, 6, 40, 512])
def test_errors_are_those_of_theory(image: Picture, k: int) -> None:
    found = page(settle(State(image=image, k=k)))
    numbers = shown(found)
    assert numbers["‖A − Aₖ‖₂"] == numbers["σₖ₊₁"]
    assert numbers["‖A − Aₖ‖_F"] == numbers["√(σ²ₖ₊₁ + …)"]
    assert all(proof.ok for proof in found.proofs)
    assert ("nothing is missing" in said(found)) == (numbers["σₖ₊₁"] == "0")


@pytest.mark.parametrize(
    ("pixels", "words"),
    [
        (np.zeros((4, 5)), "A is black: its rank is 0"),
        (np.full((512, 512), 77.0), "A has rank 1: with k = 20 nothing is missing"),
        (np.full((1, 1), 200.0), "A has rank 1"),
        (np.eye(30), "The 20 largest of 30 singular values keep 66.67 % of ‖A‖²"),
        (np.eye(30), "more than the image itself has"),
    ],
)
def test_images_of_ones_own(pixels: np.ndarray, words: str) -> None:
    found = page(settle(State(image="own", own=Upload("mine", pixels))))
    assert words in said(found)
    assert all(proof.ok for proof in found.proofs), found.proofs
    assert "image.png" in found.code


@pytest.mark.parametrize("kind", ["RGB", "RGBA", "P", "large", "turned", "sixteen bits", "black"])
def test_the_program_reads_the_file_as_the_page_does(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    colours = Image.fromarray(rng.integers(0, 256, (40, 30, 3)).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    image = {
        "RGB": colours,
        "RGBA": Image.fromarray(rng.integers(0, 256, (40, 30, 4)).astype(np.uint8)),
        "P": colours.quantize(16),
        "large": colours.resize((900, 1200)),
        "turned": colours,
        "sixteen bits": Image.fromarray(rng.integers(0, 65536, (40, 30)).astype(np.uint16)),
        "black": Image.new("L", (5, 4)),
    }[kind]
    image.save(tmp_path / "image.png", exif=exif if kind == "turned" else None)
    monkeypatch.chdir(tmp_path)
    found = page(settle(State(image="own", k=7, own=Upload("mine", photo((tmp_path / "image.png").read_bytes())))))
    check_program(found, {name: 1e5 for name in shown(found) if "A" in name or "σ" in name})


def test_of_a_few_images_of_ones_own_factors_are_kept_as_long_as_they_are() -> None:
    images = [Upload(f"mine.png {k}", np.eye(3 + k)) for k in range(MOST_OWN + 2)]
    for image in images:
        page(settle(State(image="own", own=image, k=1)))
    assert set(OWN) == set(images[2:])
    del image, images
    gc.collect()
    assert not OWN
