"""The numbers at the axes, as they stand on the screen."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener

WRITTEN = """kind => [...document.querySelectorAll('.stage .picture')].map(picture => {
    const frame = picture.querySelector('.canvas').getBoundingClientRect()
    return [...picture.querySelectorAll(`.ticks .is-${kind}`)].map(text => {
        const box = text.getBoundingClientRect()
        const isInside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
        return [text.textContent, box.left, box.right, box.top, box.bottom, isInside]
    })
})"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("address", "across", "up"),
    [
        ("least_squares?points=2016,100001;2017,100002;2018,100003.5", ["2016", "2017", "2018"], ["100001", "100002", "100003"]),
        ("least_squares?points=1000000,-1e9;1000000.001,1e9", ["1000000", "+0.001"], ["−10⁹", "0", "10⁹"]),
        ("gradient_descent?points=10000.1,1e-12;10000.2,2e-12&eta=1e-9", [], []),
        ("transformation?view=0.000003", ["−2·10⁻⁶", "0", "2·10⁻⁶"], ["10⁻⁶", "2·10⁻⁶"]),
        ("determinant?view=1e12", [], ["0", "4·10¹¹"]),
        ("eigen?A=2015,1;0,2016", [], []),
        ("pseudoinverse", [], []),
        ("low_rank", ["100", "200"], []),
    ],
)
def test_numbers_tell_each_other_apart_and_stand_apart(
    shown: Opener, address: str, across: list[str], up: list[str], size: tuple[int, int]
) -> None:
    stage = shown(address, size=size)
    for kind, expected in (("across", across), ("up", up)):
        pictures = stage.page.evaluate(WRITTEN, kind)
        for found in pictures:
            texts = [text for text, *_ in found]
            assert len(set(texts)) == len(texts)
            assert all(is_inside for *_, is_inside in found)
            ends = [(left, right) if kind == "across" else (-bottom, -top) for _, left, right, top, bottom, _ in found]
            assert all(before[1] <= after[0] for before, after in pairwise(ends)), texts
        assert set(expected) <= {text for found in pictures for text, *_ in found}, pictures


REACHES = """() => {
    const mark = document.querySelector('.plot .tracemkept-edge-1 path.js-line'), picture = mark.closest('.picture')
    const numbers = [...picture.querySelectorAll('.ticks .is-up:not(.is-name)')].map(text => [text.textContent, +text.getAttribute('y')])
    return [mark.getBBox().y, numbers]
}"""


def test_numbers_are_those_of_the_marks_while_a_hand_drags(visited: Opener) -> None:
    stage = visited("svd?A=2,0;0,1&view=6")
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(3, 0, "A:0"), steps=6)
    expect(stage.page.locator('[data-readout="σ₁"]')).to_have_text("3")
    reaches, numbers = stage.page.evaluate(REACHES)
    (low, bottom), (high, top) = [(float(text), at) for text, at in (numbers[0], numbers[-1])]
    assert low + (reaches - bottom) * (high - low) / (top - bottom) == pytest.approx(3, rel=0.02)
    stage.page.mouse.up()
    stage.rest()
