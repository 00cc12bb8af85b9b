"""What teaches on a page: the legend, what names mean, tasks, and the explanation."""

from importlib import import_module

import pytest
from playwright.sync_api import expect

from pages.main import PAGES
from tests.browser.conftest import PHONE, Opener

TAUGHT = [name for name, page in PAGES.items() if page.lesson.tasks]


@pytest.mark.parametrize("name", TAUGHT)
def test_a_task_is_done_by_hand(visited: Opener, name: str) -> None:
    dragged = import_module(f"tests.pages.lessons.{name}").DRAGGED
    stage = visited(f"{name}?{dragged.link}")
    task = stage.page.locator(f'[data-task="{dragged.task}"]')
    expect(task).to_have_attribute("data-done", "false")
    stage.drag(dragged.handle, *dragged.to)
    expect(task).to_have_attribute("data-done", "true")
    shows = {"", stage.parameters.get("show", getattr(PAGES[name].State(), "show", ""))}
    here = [task for task in PAGES[name].lesson.tasks if task.show in shows]
    expect(stage.page.locator(".tasks .count")).to_contain_text(f"1 of {len(here)} done")


def test_what_is_done_stays_done(opened: Opener) -> None:
    dragged = import_module("tests.pages.lessons.determinant").DRAGGED
    stage = opened(f"determinant?{dragged.link}")
    stage.drag(dragged.handle, *dragged.to)
    task = stage.page.locator(f'[data-task="{dragged.task}"]')
    expect(task).to_have_attribute("data-done", "true")
    stage.open("determinant")
    expect(task).to_have_attribute("data-done", "true")
    stage.page.get_by_role("button", name="Forget what is done").click()
    expect(task).to_have_attribute("data-done", "false")


def test_a_link_opens_a_page_on_a_task(opened: Opener) -> None:
    stage = opened("transformation?task=4&A=1,1;0,1")
    task = stage.page.locator('[data-task="4"]')
    expect(task).to_have_attribute("aria-current", "true")
    expect(task).to_be_in_viewport()
    assert not stage.page.locator("[data-notice]:visible").count()
    task.get_by_role("button", name="Hint").click()
    expect(task.locator(".hint")).to_be_visible()
    stage.entry("A:0,0").fill("2")
    stage.rest()
    assert stage.parameters["task"] == "4"


def test_an_example_does_no_task(visited: Opener) -> None:
    stage = visited("transformation")
    stage.page.locator('[data-example="Reflection"]').click()
    stage.rest()
    assert stage.page.locator('[data-done="true"]').count() == 0


def test_the_legend_and_the_picture_point_at_each_other(visited: Opener) -> None:
    stage = visited("transformation", size=(1280, 1300))
    stage.page.locator('[data-legend="circle"]').hover()
    expect(stage.page.locator(".plot .is-pointed, .sketch .is-pointed")).to_have_count(1)
    stage.page.mouse.move(*stage.where(2, 1))
    expect(stage.page.locator('[data-legend="A:0"]')).to_have_attribute("data-pointed", "true")
    expect(stage.page.locator(".values")).to_have_text("a₁ (2, 1)")
    expect(stage.page.locator(".is-pointed")).to_have_count(0)
    stage.page.locator('[data-legend="Ax"]').focus()
    expect(stage.page.locator(".overlay .is-pointed")).to_have_count(3)  # shaft, head and name


def test_names_say_what_they_mean(visited: Opener) -> None:
    stage = visited("transformation")
    meaning = stage.page.get_by_role("tooltip")
    stage.page.locator('.numbers [data-name="det A"]').hover()
    expect(meaning).to_contain_text("The determinant")
    stage.page.locator('.numbers [data-name="σ₂"]').focus()
    expect(meaning).to_contain_text("A singular value")
    stage.page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    stage.entry("x:1,0").focus()
    expect(meaning).to_be_hidden()
    stage.page.keyboard.press("Shift+Tab")
    expect(meaning).to_contain_text("The input vector")


def test_values_are_told_by_keys(visited: Opener) -> None:
    stage = visited("pseudoinverse")
    first = stage.page.locator("[data-legend]").first
    first.focus()
    stage.page.keyboard.press("ArrowDown")
    expect(stage.page.locator("[data-legend]").nth(1)).to_be_focused()
    expect(stage.page.locator('[data-legend][tabindex="0"]')).to_have_count(1)
    while "limit" not in str(stage.page.evaluate("document.activeElement.dataset.legend")):
        stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("ArrowRight")
    expect(stage.page.locator(".values:visible")).to_have_count(1)


def test_names_are_tapped_on_a_phone(opened: Opener) -> None:
    stage = opened("transformation", size=PHONE, has_touch=True, is_mobile=True)
    expect(stage.page.locator(".legend ul").first).to_be_hidden()  # folded
    stage.page.locator('.numbers [data-name="rank"]').tap()
    expect(stage.page.get_by_role("tooltip")).to_contain_text("independent columns")


def test_checks_are_folded_and_named_in_words(visited: Opener) -> None:
    stage = visited("transformation")
    checks = stage.page.locator(".checks")
    expect(checks.locator("summary")).to_have_text("✓ 4 checks passed")
    expect(checks.locator("[data-badge]").first).to_be_hidden()
    checks.locator("summary").click()
    expect(checks).to_contain_text("The determinant is the area of the drawn parallelogram.")


def test_the_explanation_leads_to_examples_and_pages(visited: Opener) -> None:
    stage = visited("transformation")
    told = stage.page.locator(".explanation")
    expect(told.locator("math")).to_be_visible()
    told.get_by_role("link", name="shear").click()
    stage.rest()
    assert stage.parameters == {"A": "1,1;0,1"}
    told.get_by_role("link", name="Determinant").click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Determinant")
    stage.rest()


def test_a_matrix_goes_to_another_page_and_comes_back(opened: Opener) -> None:
    stage = opened("transformation?A=1,2;3,4&x=2,-1&path=straight")
    stage.page.locator('[data-take="eigen"]').click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Eigenvectors")
    stage.rest()
    assert (stage.parameters["A"], stage.parameters["x"]) == ("1,2;3,4", "2,-1")
    stage.page.locator('[data-take="transformation"]').click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Transformation")
    stage.rest()
    assert stage.parameters == {"A": "1,2;3,4", "x": "2,-1", "path": "straight"}
