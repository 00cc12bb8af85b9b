"""Cholesky: the factor is led down its diagonal, a refusal shows why, samples stand on their ellipse, and g is grabbed."""

import re

from playwright.sync_api import expect

from core.decompositions.factorizations.cholesky import SAMPLES
from tests.browser.conftest import Opener


def test_the_factor_is_led_down_its_diagonal(visited: Opener) -> None:
    stage = visited("factorizations?kind=cholesky&A=4,2,2;2,5,3;2,3,6&t=0")
    stage.handle("t").focus()
    stage.page.keyboard.press("End")
    stage.rest()
    assert stage.sentence.startswith("A = LL′")
    stage.drag("t", 1.3, -1.3)  # to the first entry of the diagonal of L
    assert "Column 1: the root √4 = 2" in stage.sentence
    assert stage.parameters["t"] == "0.333333"


def test_a_refusal_names_the_block_with_an_x_and_samples_follow_A(visited: Opener) -> None:
    stage = visited("factorizations?kind=cholesky&A=4,2;2,3")
    drawn = (
        stage.page.locator(".picture")
        .nth(1)
        .locator("path[d]")
        .evaluate_all("paths => paths.map(path => path.getAttribute('d').split('M').length - 1)")
    )
    assert SAMPLES in drawn  # all of them are one path, with a circle each
    stage.write("A:1,1", "1", "Enter")
    expect(stage.page.locator("[data-readout='x′Ax']")).to_have_text("0")  # for the leading block is 4·1 − 2·2
    assert "x′Ax is 0, and not positive" in stage.rest().sentence
    stage.write("A:0,0", "1", "Enter")
    expect(stage.page.locator("[data-readout='x′Ax']")).to_have_text("−3")
    assert "the leading 2 × 2 block is not positive definite: for x = (−2, 1), x′Ax is −3" in stage.rest().sentence
    assert stage.page.locator('[data-table="x"] td').all_inner_texts() == ["−2", "1"]
    expect(stage.page.locator('[data-table="L"]')).to_have_count(0)
    stage.write("A:1,0", "0", "Enter")
    expect(stage.page.locator(".stage .say")).to_contain_text(re.compile("entries .1, 2. and .2, 1. are 2 and 0"))
    expect(stage.handle("t")).to_have_count(0)
    stage.rest()


def test_the_gradient_is_grabbed_and_what_is_added_leads_downhill(visited: Opener) -> None:
    stage = visited("factorizations?kind=cholesky&A=1,2;2,1&use=newton&g=1,1")
    assert "downhill as well, but to a saddle" in stage.sentence
    stage.drag("g", 0, -1)
    assert stage.parameters["g"] == "0,-1"
    assert stage.sentence.endswith("With τ = 0 it would lead uphill, to a saddle.")
    assert stage.readout("τ") == "1.3"
    assert stage.readout("slope g′s, τ = 0") == "0.3333"
    assert stage.readout("slope g′s") == "−1.783"
    stage.handle("g").press("Shift+ArrowUp")
    stage.expect_entry("g:1,0", "0")
    expect(stage.page.locator(".stage .say")).to_contain_text("g is 0, and so is s")
    stage.write("A:0,0", "9", "Enter")
    expect(stage.page.locator("[data-readout='τ']")).to_have_text("0")
    stage.rest()
