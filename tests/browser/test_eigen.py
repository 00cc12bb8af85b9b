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
    assert "To six digits, x is an eigenvector: Ax ≈ 5.372·x." in stage.sentence
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


SPACE = "eigen?A=2,1,0;0,1,0.5;0,0,-1&x=0.6,0,0.8"
LENGTH = "Math.hypot(...[0, 1, 2].map(i => +document.querySelector(`[data-entry='x:${i},0']`).value))"


def in_space(stage: Stage, *place: float) -> tuple[float, float]:
    """Return where a place of space is in the picture, in its units."""
    state = stage.parameters
    a, e = (math.radians(float(state.get(name, default))) for name, default in (("azimuth", -60), ("elevation", 20)))
    x, y, z = place
    return -math.sin(a) * x + math.cos(a) * y, -math.sin(e) * (math.cos(a) * x + math.sin(a) * y) + math.cos(e) * z


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_x_stays_on_the_sphere_and_goes_round_its_rim(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited(SPACE, size=size)
    stage.grab("x")
    for x, y in ((0.2, 0.4), (-0.9, 0.1), (0.1, -1.3), (1.1, 0.5)):
        stage.page.mouse.move(*stage.where(x, y), steps=4)
        stage.page.wait_for_function(f"Math.abs({LENGTH} - 1) < 1e-3")
    stage.page.mouse.up()
    stage.rest()
    assert stage.readout("∠(x, Ax)").endswith("°")
    u, v = in_space(stage, *(float(stage.entry(f"x:{i},0").input_value()) for i in range(3)))
    far = math.hypot(1.1, 0.5)
    assert (u, v) == pytest.approx(((2 - far) * 1.1 / far, (2 - far) * 0.5 / far), abs=0.04)  # as far within the rim as the hand is beyond


def test_x_stops_at_lines_and_planes_of_eigenvectors(visited: Opener) -> None:
    stage = visited("eigen?A=1,0.5,0.5;0.5,1,0.5;0.5,0.5,1&x=0,-0.6,0.8&view=2")
    u, v = in_space(stage, *[-1 / math.sqrt(3)] * 3)
    stage.drag("x", -u + 0.02, -v - 0.02)
    assert "x is an eigenvector: Ax = 2·x." in stage.sentence
    u, v = in_space(stage, 0, -math.sqrt(0.5), math.sqrt(0.5))
    stage.drag("x", u + 0.015, v + 0.015)
    assert "x is an eigenvector: Ax = 0.5·x." in stage.sentence


def test_keys_lead_x_over_the_sphere(visited: Opener) -> None:
    stage = visited("eigen?A=2,0,0;0,1,0;0,0,-1&x=0.999848,-0.017452,0")
    x = stage.handle("x")
    x.press("Shift+ArrowRight")
    stage.expect_entry("x:0,0", "1")
    assert "x is an eigenvector: Ax = 2·x." in stage.rest().sentence
    x.press("ArrowUp")
    stage.expect_entry("x:2,0", "0.017452")
    assert "azimuth 0°, elevation 1°" in (x.get_attribute("aria-valuetext") or "")


def test_from_the_plane_to_space_and_back(visited: Opener) -> None:
    stage = visited("eigen?A=2,1;0,1&x=0.6,0.8")
    switch = stage.page.locator("[data-switch]:visible")
    switch.click()
    stage.expect_entry("A:2,2", "1")
    assert "Eigenvectors" in stage.rest().sentence
    expect(stage.handle("A:2")).to_be_visible()
    switch.click()
    expect(stage.entry("A:2,2")).to_have_count(0)
    assert "Eigenvectors at 0° (λ = 2) and −45° (λ = 1)." in stage.rest().sentence


@pytest.mark.parametrize(
    ("address", "words", "lines", "planes", "chain"),
    [
        (SPACE, "Eigenvectors lie on three lines", 3, 0, 0),
        ("eigen?A=1,0.5,0.5;0.5,1,0.5;0.5,0.5,1&x=1,0,0", "Eigenvectors fill a plane", 1, 1, 0),
        ("eigen?A=1,1,0;0,1,1;0,0,1&x=0,0,1", "Eigenvectors lie on one line", 1, 0, 3),
        ("eigen?A=0.5,-1.2,0;0.6,1.2,0;0.3,0,0.9&x=1,0,0", "A turns a plane by 42.28°", 1, 0, 0),
    ],
)
def test_each_kind_in_space_has_its_own_picture(shown: Opener, address: str, words: str, lines: int, planes: int, chain: int) -> None:
    stage = shown(address)
    assert words in stage.sentence
    names = stage.page.locator(".overlay text").all_text_contents()
    drawn = stage.page.evaluate("[...document.querySelectorAll('.plot [class*=tracem]')].map(node => node.getAttribute('class'))")
    assert sum("tracemeigenvector-" in name and "behind" not in name for name in drawn) == lines
    assert sum("tracemeigenplane-" in name and "edge" not in name for name in drawn) == planes
    assert sum("tracemellipse-through" in name and "behind" not in name for name in drawn) == (2 if "turns" in words else 0)
    assert len({"v", "w₁", "w₂"} & set(names)) == chain
