"""Norms: p is led by the corner of the ball, a button finds what breaks the triangle inequality, and a brought matrix is seen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.server import Server


def test_the_corner_of_the_ball_is_p(visited: Opener) -> None:
    stage = visited("norms")
    stage.drag("p", 0.502, 0.501)
    assert stage.parameters == {"p": "1"}  # it stops at the diamond
    assert stage.sentence.startswith("x + y is 2 shorter")
    stage.drag("p", 3, 3)
    assert stage.parameters == {"p": "inf"}
    expect(stage.entry("p")).to_have_value("∞")
    assert stage.handle("p").get_attribute("aria-valuetext") == "∞"
    stage.drag("p", 0.63, 0.63)
    assert 1.4 < float(stage.parameters["p"]) < 1.6
    stage.handle("p").focus()
    stage.page.keyboard.press("Home")
    stage.page.keyboard.press("ArrowRight")
    assert stage.rest().parameters == {"p": "0.6"}


def test_a_button_finds_what_breaks_it_or_says_why_there_is_none(visited: Opener) -> None:
    stage = visited("norms?x=1,1")
    button = stage.page.locator('[data-action="find"]')
    button.click()
    expect(stage.notice("find")).to_contain_text("There is none for p = 2")
    assert stage.rest().parameters == {"x": "1,1"}
    stage.drag("p", 0.24, 0.24)
    button.click()
    stage.page.wait_for_url("**y=*")
    assert stage.rest().parameters == {"p": "0.5", "x": "1,1", "y": "8,0"}
    assert "is broken" in stage.sentence
    expect(stage.notice("find")).to_have_count(0)


def test_the_image_of_a_ball_follow_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("norms?show=induced&p=1", address=mortal.address)
    edge = "document.querySelector('.plot .tracemimage-edge path.js-line')?.getAttribute('d') ?? ''"
    before = stage.page.evaluate(edge)
    mortal.pause()
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(1, 1, "A:0"), steps=4)
    stage.page.wait_for_function(f"before => {edge} !== before", arg=before)
    mortal.go_on()
    stage.page.mouse.up()
    assert stage.rest().parameters["A"] == "1,2;1,1"


def test_a_matrix_that_is_brought_is_seen(opened: Opener) -> None:
    stage = opened("svd?A=2,1;0,1")
    stage.page.get_by_role("link", name="Norms").last.click()
    expect(stage.page.locator(".stage h1")).to_have_text("Norms")  # until then the stage is that of the page before
    assert stage.rest().parameters == {"show": "induced", "A": "2,1;0,1"}
    assert "most" in stage.sentence


def test_a_finger_leads_p(opened: Opener) -> None:
    stage = opened("norms", size=PHONE, has_touch=True, is_mobile=True)
    x, y = stage.centre("p")
    stage.touch("touchStart", (x, y))
    for k in range(1, 6):
        stage.touch("touchMove", (x + 6 * k, y - 6 * k))
    stage.touch("touchEnd")
    stage.page.wait_for_url("**p=*")
    assert stage.rest().parameters["p"] == "inf"


@pytest.mark.parametrize("link", ["norms?x=0,0&p=0.5", "norms?show=induced&p=3&A=3e-300,0;0,4e-300", "norms?show=dual&p=0.7"])
def test_axe_finds_nothing_serious(visited: Opener, link: str) -> None:
    found = Axe().run(visited(link).page, context=".stage").response["violations"]
    assert [(v["id"], v["help"]) for v in found if v["impact"] in {"serious", "critical"}] == []
