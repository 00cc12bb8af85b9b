"""The address, reload, Back and Forward, Reset, undo, and links that cannot be read."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server


def test_a_deep_link_opens_a_cold_server(opened: Opener) -> None:
    with Server() as cold:
        stage = opened("transformation?A=1,1;0,1&x=1,1/2&path=svd&t=0.5", address=cold.address)
        assert stage.entries("A") == ["1", "1", "0", "1"]
        assert stage.entries("x", columns=1) == ["1", "1/2"]
        assert stage.page.locator(".player .choice").input_value() == "svd"
        expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.50")


def test_the_address_reads_as_a_person_would_write_it(visited: Opener) -> None:
    stage = visited()
    stage.drag("A:0", 1.5, -0.5)
    stage.page.wait_for_function("location.search === '?A=1.5,1;-0.5,2'")


def test_reload_keeps_everything(opened: Opener) -> None:
    stage = opened()
    stage.drag("A:0", 1, -1)
    stage.drag("x", 1, 1)
    stage.page.locator(".player .choice").select_option("exp")
    stage.rest()
    before = stage.parameters
    assert before == {"A": "1,1;-1,2", "x": "1,1", "path": "exp"}
    stage.page.reload()
    stage.rest()
    assert stage.parameters == before
    assert stage.entries("A") == ["1", "1", "-1", "2"]


def test_what_is_released_as_the_page_is_loaded_again_is_kept(opened: Opener) -> None:
    stage = opened("transformation?A=2,1;1/2,1")
    stage.page.evaluate(
        """() => {
            const answered = () => document.querySelector('.stage').dataset.answered, before = answered()
            addEventListener('pointerup', () => {
                const look = () => answered() === before ? requestAnimationFrame(look) : location.reload()
                look()
            })
        }"""
    )
    with stage.page.expect_navigation(url=re.compile("A=1")):
        place = stage.where(1, -1, "A:0")
        stage.grab("A:0")
        stage.page.mouse.move(*place)
        stage.page.mouse.up()
    stage.rest()
    assert stage.entries("A") == ["1", "1", "-1", "1"]


def test_back_undoes_a_release_and_forward_redoes_it(opened: Opener) -> None:
    stage = opened()
    stage.drag("A:0", 1, 0)
    stage.drag("A:1", 0, 1)
    stage.page.go_back()
    stage.expect_entry("A:1,1", "2")
    stage.page.go_back()
    stage.expect_entry("A:0,0", "2")
    stage.rest()
    assert stage.parameters == {}
    stage.page.go_forward()
    stage.expect_entry("A:0,0", "1")
    stage.page.go_forward()
    stage.expect_entry("A:1,1", "1")
    stage.rest()
    assert stage.parameters == {"A": "1,0;0,1"}
    stage.drag("x", 1, 1)
    assert stage.parameters == {"A": "1,0;0,1", "x": "1,1"}
    stage.page.go_back()
    stage.expect_entry("x:0,0", "-1.5")
    stage.expect_entry("A:0,0", "1")


def test_back_brings_all_of_it_back(opened: Opener) -> None:
    """The path, the link and the program too, which only a hand at rest needs."""
    stage = opened("transformation?path=straight&t=0.5")
    det, program = stage.page.locator('[data-readout="det(t)"]'), stage.page.locator(".stage .code code")
    expect(det).to_have_text("2")
    stage.page.get_by_role("link", name="Half-turn").click()
    stage.expect_entry("A:0,0", "-1")
    stage.rest()
    stage.page.go_back()
    stage.expect_entry("A:0,0", "2")
    expect(det).to_have_text("2")
    expect(program).to_contain_text("[[2, 1], [1, 2]]")
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_text("Link copied.")).to_be_visible()
    assert stage.page.evaluate("navigator.clipboard.readText()").endswith("/transformation?path=straight&t=0.5")


def test_back_takes_what_is_being_typed(visited: Opener) -> None:
    stage = visited()
    stage.drag("A:0", 1, 0)
    stage.write("A:0,0", "9")
    stage.page.go_back()
    stage.expect_entry("A:0,0", "2")


def test_reset_goes_to_what_the_link_opened_with(visited: Opener) -> None:
    stage = visited("transformation?A=1,1;0,1")
    stage.drag("A:0", -1, 1)
    stage.drag("x", 1, 1)
    stage.page.get_by_role("button", name="Reset").click()
    stage.expect_entry("A:0,0", "1")
    stage.rest()
    assert stage.parameters == {"A": "1,1;0,1"}


def test_undo_and_redo(visited: Opener) -> None:
    stage = visited()
    undo, redo = stage.page.get_by_role("button", name="Undo"), stage.page.get_by_role("button", name="Redo")
    expect(undo).to_be_disabled()
    stage.drag("A:0", 1, 0)
    stage.drag("A:1", 0, 1)
    undo.click()
    stage.expect_entry("A:1,1", "2")
    stage.rest()
    assert stage.parameters == {"A": "1,1;0,2"}
    stage.page.keyboard.press("Control+z")
    stage.expect_entry("A:0,0", "2")
    expect(undo).to_be_disabled()
    stage.page.keyboard.press("Control+Shift+z")
    redo.click()
    stage.expect_entry("A:1,1", "1")
    expect(redo).to_be_disabled()
    stage.rest()
    assert stage.parameters == {"A": "1,0;0,1"}


def test_fifty_states_can_be_undone(visited: Opener) -> None:
    stage = visited()
    for k in range(1, 56):  # presses of one key that follow each other would be one state
        stage.entry("x:0,0").fill(str(k))
        stage.page.keyboard.press("Enter")
    stage.rest()
    stage.expect_entry("x:0,0", "55")
    for _ in range(60):
        stage.page.keyboard.press("Control+z")
    stage.rest()
    stage.expect_entry("x:0,0", "5")
    expect(stage.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_an_example_is_one_click_and_a_link(visited: Opener) -> None:
    stage = visited()
    shear = stage.page.get_by_role("link", name="Shear", exact=True)
    shear.click()
    stage.expect_entry("A:0,1", "1")
    stage.rest()
    assert stage.parameters == {"A": "1,1;0,1"}
    expect(shear).to_have_attribute("aria-current", "true")
    assert shear.get_attribute("href") == "?A=1,1;0,1"
    stage.drag("A:0", 1.5, 0)
    expect(shear).to_have_attribute("aria-current", "false")


def test_what_cannot_be_read_is_named_and_the_rest_stays(opened: Opener) -> None:
    stage = opened("transformation?A=1,2;3&x=3,1&path=zigzag&t=7&colour=red")
    expect(stage.notice("A")).to_contain_text("Row 2 has 1 number, row 1 has 2")
    expect(stage.notice("path")).to_contain_text("“zigzag” is not a choice: use straight, polar, svd or exp")
    expect(stage.notice("t")).to_contain_text("use a number from 0 to 1")
    expect(stage.notice("colour")).to_contain_text("no parameter “colour”")
    assert stage.entries("A") == ["2", "1", "1", "2"]
    assert stage.entries("x", columns=1) == ["3", "1"]
    stage.drag("A:0", 1, 0)
    assert stage.parameters == {"A": "1,1;0,2", "x": "3,1"}
    assert stage.page.locator(".notice:visible").count() == 0


@pytest.mark.parametrize("query", ["A=1%,1;0,1", "x=%FF,1", "%FF=1"])
def test_a_percent_sign_that_means_nothing(opened: Opener, query: str) -> None:
    stage = opened(f"transformation?t=0.5&{query}")
    assert stage.page.locator(".notice:visible").count() == 1
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.50")


def test_a_state_finds_its_page(opened: Opener) -> None:
    for asked in ("Transformation?A=1,1;0,1", "?A=1,1;0,1"):
        stage = opened(asked)
        assert stage.entries("A") == ["1", "1", "0", "1"]
        assert stage.page.url == f"{stage.address}/transformation?A=1,1;0,1"


def test_every_page_has_its_own_title(opened: Opener) -> None:
    stage = opened("eigen")
    expect(stage.page).to_have_title("Eigenvectors · Matrixscope")
    stage.rest()
    stage.page.get_by_test_id("stSidebarNavLink").filter(has_text="Singular values").click()
    expect(stage.page).to_have_title("Singular values · Matrixscope")
    expect(stage.page).to_have_url(f"{stage.address}/svd")
    stage.rest()
    stage.page.get_by_test_id("stSidebarNavLink").filter(has_text="Matrixscope").click()
    expect(stage.page).to_have_title("Matrixscope")
    expect(stage.page).to_have_url(f"{stage.address}/")  # Streamlit names a page a moment before it writes its address
    stage.page.go_back()
    expect(stage.page).to_have_title("Singular values · Matrixscope")


def test_what_belongs_to_the_frame_stays_and_disturbs_nobody(opened: Opener) -> None:
    stage = opened("transformation?embed=true&task=2&utm_source=news&A=1,1;0,1")
    assert stage.page.locator(".notice:visible").count() == 0
    stage.drag("A:0", 1.5, -0.5)
    stage.page.wait_for_function("['?embed=true&task=2&A=1.5,1;-0.5,1', '?task=2&embed=true&A=1.5,1;-0.5,1'].includes(location.search)")


def test_what_is_below_a_page_opens_the_page(opened: Opener) -> None:
    stage = opened("transformation/below/it?A=1,1;0,1")
    assert stage.entries("A") == ["1", "1", "0", "1"]


def test_nothing_in_an_address_is_taken_for_html(opened: Opener) -> None:
    stage = opened("transformation?A=%3Cimg/src/onerror%3Dalert(1)%3E,1;1,2&%3Cb%3Eq%3C/b%3E=1")
    expect(stage.notice("A")).to_contain_text("<img")
    assert stage.page.locator(".stage img").count() == 0


def test_copy_link(opened: Opener) -> None:
    stage = opened()
    stage.drag("A:0", 1, -1)
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_text("Link copied.")).to_be_visible()
    link = stage.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{stage.address}/transformation?A=1,1;-1,2"
    again = opened(link.removeprefix(f"{stage.address}/"))
    assert again.entries("A") == ["1", "1", "-1", "2"]


def test_a_link_is_copied_of_what_is_there(visited: Opener) -> None:
    """However quickly after typing, and after a drag that was taken back."""
    stage = visited()
    copy = stage.page.get_by_role("button", name="Copy link")
    stage.write("A:0,0", "1/3")
    copy.click()
    expect(stage.page.get_by_text("Link copied.")).to_be_visible()
    assert stage.page.evaluate("navigator.clipboard.readText()").endswith("/transformation?A=1/3,1;1,2")
    stage.grab("A:1")
    stage.page.mouse.move(*stage.where(-1, 1), steps=4)
    stage.page.keyboard.press("Escape")
    stage.page.mouse.up()
    stage.rest()
    stage.page.evaluate("navigator.clipboard.writeText('')")
    copy.click()
    stage.page.wait_for_function("navigator.clipboard.readText().then(text => text.endsWith('/transformation?A=1/3,1;1,2'))")


def test_another_page_and_back(opened: Opener) -> None:
    stage = opened()
    stage.drag("A:0", 1, 0)
    stage.page.get_by_role("link", name="Matrixscope").click()
    stage.page.wait_for_selector(".card svg")
    stage.page.get_by_test_id("stSidebarNavLink").filter(has_text="Transformation").click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Transformation")  # home has a stage too
    stage.rest()
    assert stage.entries("A") == ["2", "1", "1", "2"]
    assert stage.parameters == {}
    stage.page.go_back()
    stage.page.wait_for_selector(".card svg")
    stage.rest()
    stage.page.go_back()
    stage.expect_entry("A:0,0", "1")
    stage.rest()
    assert stage.parameters == {"A": "1,1;0,2"}


def test_from_home_to_a_page(opened: Opener) -> None:
    stage = opened()
    stage.page.goto(stage.address)
    stage.page.wait_for_selector(".card svg")
    stage.rest()
    stage.drag("A:0", 1, 2)  # on home itself
    assert stage.parameters == {}
    stage.page.get_by_test_id("stMain").get_by_role("link", name="Transformation").first.click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Transformation")
    stage.rest()
    assert stage.entries("A") == ["2", "1", "1", "2"]


def test_a_word_of_the_index_leads_to_the_number_that_shows_it(opened: Opener) -> None:
    stage = opened()
    stage.page.goto(stage.address)
    stage.page.wait_for_selector(".card svg")
    stage.page.get_by_role("link", name="condition number").click()
    lit = stage.page.locator(".stage .is-sought")
    expect(lit).to_have_count(1)
    expect(lit.locator("[data-readout]")).to_have_attribute("data-readout", "κ(A)")
    expect(lit).to_be_in_viewport()
    expect(stage.page.locator('.examples [aria-current="true"]')).to_have_text("Nearly flat")
    stage.page.keyboard.press("Shift")
    expect(lit).to_have_count(0)
