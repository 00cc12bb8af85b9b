"""x on the unit circle, Ax with it, eigenvectors, and powers."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.server import Server
from tests.browser.stage import Stage


def x_of(stage: Stage) -> tuple[float, float]:
    return float(stage.entry("x:0,0").input_value()), float(stage.entry("x:1,0").input_value())


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_x_stays_on_the_circle_wherever_the_hand_goes(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("eigen?A=2,1;0,1", size=size)
    stage.grab("x")
    for x, y in ((0.2, 1.4), (-0.9, 0.1), (0.1, -0.3), (1.3, -1.2)):
        stage.page.mouse.move(*stage.where(x, y), steps=4)
        length = "Math.hypot(...[0, 1].map(i => +document.querySelector(`[data-entry='x:${i},0']`).value))"
        stage.page.wait_for_function(f"Math.abs({length} - 1) < 1e-3")
    stage.page.mouse.up()
    stage.rest()
    assert math.degrees(math.atan2(*x_of(stage)[::-1])) == pytest.approx(-43, abs=2)


def test_x_snaps_to_an_eigenvector_and_the_sentence_says_so(visited: Opener) -> None:
    stage = visited("eigen?A=1,2;3,4&view=3")  # on a larger picture a hand is as far as a drag has to be
    angle = math.atan2(0.9093767, 0.4159736)
    stage.drag("x", math.cos(angle + 0.02), math.sin(angle + 0.02))
    assert x_of(stage) == pytest.approx((0.415974, 0.909377), abs=1e-9)
    assert "x is an eigenvector: Ax = 5.372·x." in stage.sentence
    stage.drag("x", math.cos(angle + 0.08), math.sin(angle + 0.08))
    assert "from an eigenvector" in stage.sentence


def test_alt_frees_x_from_the_eigenvectors(visited: Opener) -> None:
    stage = visited("eigen?A=2,0;0,1")
    stage.grab("x")
    stage.page.keyboard.down("Alt")
    stage.page.mouse.move(*stage.where(math.cos(0.03), math.sin(0.03)), steps=4)
    stage.page.mouse.up()
    stage.page.keyboard.up("Alt")
    stage.rest()
    assert x_of(stage)[1] == pytest.approx(0.03, abs=0.008)
    assert x_of(stage)[1] != 0


def test_keys_turn_x_and_stop_at_an_eigenvector(visited: Opener) -> None:
    stage = visited("eigen?A=1,2;3,4&x=0.4226,0.9063")  # 65°; the eigenvector is at 65.42°
    stage.handle("x").press("ArrowUp")
    stage.expect_entry("x:0,0", "0.415974")
    stage.handle("x").press("ArrowUp")
    stage.expect_entry("x:0,0", "0.406737")
    stage.handle("x").press("Shift+ArrowDown")
    stage.expect_entry("x:0,0", "0.415974")
    stage.rest()


def test_the_trail_keeps_where_the_image_has_been(visited: Opener) -> None:
    stage = visited("eigen?A=2,1;0,1")
    trail = stage.page.locator(".overlay .trail")
    assert not trail.get_attribute("d")
    stage.drag("x", -1, 1)
    assert (trail.get_attribute("d") or "").count("L") > 3
    stage.drag("A:0", 1, 0)  # another map: the trail was that of the old one
    assert not trail.get_attribute("d")
    stage.drag("x", 1, 1)
    assert trail.get_attribute("d")
    stage.page.locator('[data-example="Symmetric"]').click()
    stage.expect_entry("A:1,0", "1")
    stage.rest()
    assert not trail.get_attribute("d")


def test_the_image_follows_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("eigen?A=2,1;0,1", address=mortal.address)
    mortal.pause()
    stage.grab("x")
    stage.page.mouse.move(*stage.where(0, -1), steps=4)
    stage.expect_entry("x:1,0", "-1")
    assert (stage.page.locator(".overlay .trail").get_attribute("d") or "").count("L") > 2
    mortal.go_on()
    expect(stage.page.locator('[data-readout="Ax"]')).to_have_text("(−1, −1)")
    stage.page.mouse.up()
    stage.rest()


@pytest.mark.parametrize(
    ("address", "words", "lines"),
    [
        ("eigen?A=2,1;1,2", "They are the ellipse's axes, because A is symmetric.", 2),
        ("eigen?A=2,1;0,1", "13.28° and −76.72°: A is not symmetric.", 2),
        ("eigen?A=0.5,-1.2;0.6,1.2", "No real eigenvectors", 0),
        ("eigen?A=1.5,0;0,1.5", "Every direction is an eigenvector", 0),
        ("eigen?A=1,1;0,1", "The only eigenvectors lie on one line, at 0°", 1),
        ("eigen?A=1,1;1e-10,1", "Nearly defective: eigenvectors 0.001146° apart.", 2),
        ("eigen?A=1,2;0.5,1", "(λ = 0).", 2),
        ("eigen?A=0,1;0,0", "A is nilpotent", 1),
        ("eigen?A=0,0;0,0", "A sends every vector to 0", 0),
    ],
)
def test_each_kind_has_its_own_picture_and_sentence(shown: Opener, address: str, words: str, lines: int) -> None:
    stage = shown(address)
    assert words in stage.sentence
    assert stage.page.locator(".plot [class*='tracemeigenvector-']").count() == lines
    assert stage.page.locator(".plot [class*='tracemellipse-through']").count() == (2 if "No real" in words else 0)


def test_powers_step_by_step_and_a_link_to_one(opened: Opener) -> None:
    stage = opened("eigen?A=2,1;0,1&x=0,1")
    arrow = stage.page.locator(".overlay text", has_text="Aᵏx")
    expect(arrow).to_be_hidden()
    for _ in range(3):
        stage.page.get_by_role("button", name="One step on").click()
        stage.rest()
    assert stage.parameters["k"] == "3"
    expect(arrow).to_be_visible()
    assert stage.readout("∠(Aᵏx)") == "8.13°"  # A³x = (7, 1)
    expect(stage.page.locator(".player .why")).to_contain_text("|λ₂/λ₁| = 0.5 of its angle")
    stage.page.reload()
    stage.rest()
    expect(stage.page.locator(".player .moment")).to_contain_text("k = 3")
    assert stage.readout("∠(Aᵏx)") == "8.13°"
    stage.drag("x", -1, 1)  # a hand begins anew
    assert "k" not in stage.parameters


def test_powers_of_one_size_alternate(visited: Opener) -> None:
    stage = visited("eigen?A=1.5,0.5;0.5,-1.5&x=1,0")
    expect(stage.page.locator(".player .why")).to_contain_text("never settles")
    readouts = []
    for _ in range(4):
        stage.page.get_by_role("button", name="One step on").click()
        readouts.append(stage.rest().readout("∠(Aᵏx)"))
    assert readouts[0] == readouts[2] != readouts[1] == readouts[3]


def test_any_size(visited: Opener) -> None:
    stage = visited("eigen?A=2,1;0,1")
    stage.entry("A:0,0").click()
    rows = "; ".join(" ".join("1" if (i - j) % 8 == 1 else "0" for j in range(8)) for i in range(8))
    stage.page.evaluate("text => navigator.clipboard.writeText(text)", rows)
    stage.page.keyboard.press("Control+v")
    stage.expect_entry("x:7,0", "0")
    stage.rest()
    assert "2 real eigenvalues and 3 complex pairs" in stage.sentence
    assert stage.readout("λ₁") == "1"
    assert stage.readout("λ₈") == "−1"
    assert stage.page.locator('[data-badge][data-ok="false"]').count() == 0
    stage.page.get_by_role("button", name="Undo").click()
    stage.expect_entry("A:0,0", "2")
    expect(stage.handle("x")).to_be_visible()
