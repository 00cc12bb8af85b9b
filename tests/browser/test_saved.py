"""What is taken away: pictures, numbers, a page that needs no server, the link as a code, and a sheet of paper."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.stage import Stage

GOOD, BAD = "x,y\n1,2\n2,3\n3,5\n", "x,y\n1,2\n3,oops\n"
SVG = "{http://www.w3.org/2000/svg}"


def chosen(stage: Stage, name: str) -> None:
    """Choose something from the menu of what can be saved."""
    button = stage.page.get_by_role("button", name="Save the picture")
    if not button.is_visible():  # on a phone it is in a menu
        stage.page.get_by_role("button", name="More tools").click()
    button.click()
    stage.page.get_by_role("menuitem", name=name, exact=True).click()


def saved(stage: Stage, name: str, folder: Path) -> Path:
    """Save something, and return where it is."""
    with stage.page.expect_download() as waiting:
        chosen(stage, name)
    place = folder / waiting.value.suggested_filename
    waiting.value.save_as(place)
    return place


def test_the_picture_is_saved_as_it_is_seen(visited: Opener, tmp_path: Path) -> None:
    stage = visited("transformation?A=1,1;0,1")
    place = saved(stage, "Picture .png", tmp_path)
    assert place.name == "matrixscope-transformation.png"
    picture = Image.open(place).convert("RGB")
    box = stage.page.locator(".stage .picture").bounding_box()
    assert box
    assert abs(picture.width - 2 * box["width"]) <= 6  # the border
    colours = picture.resize((picture.width // 2, picture.height // 2)).getcolors(1_000_000)
    assert colours
    found = [colour for _, colour in colours if isinstance(colour, tuple)]
    for role in ((0x00, 0x50, 0x8F), (0x8C, 0x65, 0x00), (0x7B, 0x2C, 0xBF), (0x86, 0x28, 0x00)):  # both columns, x, Ax
        assert min(max(abs(a - b) for a, b in zip(role, colour, strict=True)) for colour in found) < 12
    assert Image.open(saved(stage, "Picture, no background .png", tmp_path)).getpixel((3, 3)) == (0, 0, 0, 0)
    drawing = ElementTree.parse(saved(stage, "Picture, as lines .svg", tmp_path)).getroot()
    assert not [name for part in drawing.iter() for name, value in part.items() if "var(" in value or name in {"class", "style"}]
    assert {"a₁", "a₂", "x", "Ax"} <= {text.text for text in drawing.iter(f"{SVG}text")}


def test_numbers_and_a_program_are_saved(visited: Opener, tmp_path: Path) -> None:
    stage = visited("svd?A=1,1/3;0,2")
    text = saved(stage, "Numbers .csv", tmp_path).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[2] == [f"{stage.address}/svd?A=1,1/3;0,2"]
    assert abs(float(dict(row for row in rows if len(row) == 2)["σ₁"]) - 2.0362771) < 1e-6
    program = saved(stage, "Program .py", tmp_path).read_text()
    assert "A = np.array([[1, 1/3], [0, 2]], dtype=float)" in program
    assert saved(stage, "Notebook .ipynb", tmp_path).name == "matrixscope-svd.ipynb"


def test_a_saved_page_needs_no_server(visited: Opener, tmp_path: Path) -> None:
    stage = visited("transformation?A=2,1;0,1")
    place = saved(stage, "Page to use offline .html", tmp_path)
    assert place.stat().st_size < 500_000
    assert stage.page.context.browser
    context = stage.page.context.browser.new_context(offline=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    kept = Stage(page, "")
    page.goto(place.as_uri())
    expect(page.locator('[data-readout="det A"]')).to_have_text("2")
    expect(page.get_by_role("link", name=re.sub("^http://", "", stage.address))).to_have_attribute(
        "href", f"{stage.address}/transformation?A=2,1;0,1"
    )
    line = page.locator('.sketch [stroke="var(--grid)"]')
    before = line.get_attribute("d")
    kept.grab("A:0")
    x, y = kept.centre("A:0")
    page.mouse.move(x - 40, y - 30, steps=4)
    expect(line).not_to_have_attribute("d", before or "")
    page.mouse.up()
    expect(page.locator("[data-readout]:visible, [data-badge]:visible, [data-table]:visible, .code:visible")).to_have_count(0)
    expect(page.locator(".stage .say")).to_contain_text("Reset brings them back.")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator('[data-readout="det A"]')).to_have_text("2")
    page.get_by_role("button", name="One step back").click()
    expect(page.locator(".speaks-of")).not_to_be_empty()  # the film is led along
    expect(page.locator('[data-readout="det A"]')).to_have_text("2")
    assert (kept.errors, asked) == ([], [place.as_uri()])
    context.close()


def test_what_a_saved_page_cannot_read_changes_nothing(visited: Opener, tmp_path: Path) -> None:
    stage = visited("eigen?A=2,1;1,sqrt(2)")
    page, entry = stage.page, stage.page.locator('[data-entry="A:0,0"]')
    page.goto(saved(stage, "Page to use offline .html", tmp_path).as_uri())
    notice = page.locator('[data-notice="A"]')
    expect(entry).not_to_have_attribute("title", re.compile("expression|paste"))
    for text in ("1/3", "3,5", "0.1+0.2", "1e", "1 2", "1e300"):
        entry.click()
        entry.press("Control+a")
        page.keyboard.type(text)
        entry.press("Enter")
        entry.blur()
        expect(entry).to_have_value("2")
        expect(notice).to_contain_text(f"“{text}” is not taken")
        expect(page.locator("[data-readout]:visible").first).to_be_visible()  # all is as it was saved
    for text in ("2.5e3", "1e-3", "-.5"):
        entry.fill(text)
        entry.press("Enter")
        entry.blur()
        expect(entry).to_have_value(text)
        expect(notice).to_be_hidden()
    page.locator('[data-entry="A:1,1"]').fill("2/3")
    entry.focus()
    expect(page.locator('[data-entry="A:1,1"]')).to_have_value("sqrt(2)")
    expect(notice).to_contain_text("plain numbers only")
    page.get_by_role("button", name="Reset").click()
    expect(notice).to_be_hidden()


def test_a_saved_film_says_what_does_not_hold(visited: Opener, tmp_path: Path) -> None:
    stage = visited("products")
    page, said = stage.page, stage.page.locator(".stage .say").inner_text()
    page.goto(saved(stage, "Page to use offline .html", tmp_path).as_uri())
    page.get_by_role("button", name="One step back").click()
    for place in (".stage .say", ".say + .spoken"):
        expect(page.locator(place)).to_contain_text("does not hold here")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".stage .say")).to_have_text(said)
    page.get_by_role("button", name="Present").click()
    kept, out = page.locator(".kept").bounding_box(), page.locator(".out").bounding_box()
    assert kept
    assert out
    assert page.locator(".kept").evaluate("e => e.getBoundingClientRect().right - parseFloat(getComputedStyle(e).paddingRight)") <= out["x"]


@pytest.mark.parametrize(("text", "said"), [(GOOD, "mine.csv: 3 rows."), (BAD, "oops")])
def test_all_is_saved_after_a_file_has_come(visited: Opener, tmp_path: Path, text: str, said: str) -> None:
    stage = visited("least_squares")
    stage.page.locator('input[type="file"]').set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": text.encode()})
    expect(stage.page.get_by_text(said).first).to_be_visible()
    stage.rest()
    program = saved(stage, "Program .py", tmp_path).read_text()
    assert ("[[1.0, 2.0], [2.0, 3.0], [3.0, 5.0]]" in program) == (text == GOOD)
    assert (stage.page.locator(".code code").text_content() or "-") in program
    assert saved(stage, "Numbers .csv", tmp_path).stat().st_size
    assert saved(stage, "Page to use offline .html", tmp_path).stat().st_size


def test_the_link_is_shown_as_a_code(visited: Opener) -> None:
    stage = visited("svd?A=1,sqrt(2);0,1", dark=True)
    chosen(stage, "QR code of the link")
    found = zxingcpp.read_barcode(Image.open(io.BytesIO(stage.page.locator(".coded").screenshot())))
    assert found
    stage.page.keyboard.press("Escape")
    expect(stage.page.locator(".coded")).to_have_count(0)
    stage.page.goto(found.text)
    stage.rest()
    assert stage.parameters == {"A": "1,sqrt(2);0,1"}


def test_titles_have_room_in_any_font_and_slides_light_colours(visited: Opener, tmp_path: Path) -> None:
    stage = visited("eigen?A=2,1;0,1&x=-0.6,0.8", size=PHONE, dark=True)
    drawing = ElementTree.parse(saved(stage, "Picture, as lines .svg", tmp_path)).getroot()
    assert {"Eigenvalues", "in the complex plane"} <= {text.text for text in drawing.iter(f"{SVG}text")}
    picture = Image.open(saved(stage, "Picture, no background .png", tmp_path))
    colours = picture.getcolors(1_000_000)
    assert colours
    found = [colour for _, colour in colours if isinstance(colour, tuple)]
    assert (0x00, 0x50, 0x8F, 255) in found  # of the first column in the light theme
    assert stage.page.locator(".stage").evaluate("stage => stage.style.length") == 0


PREPARED = """() => {
  dispatchEvent(new Event('beforeprint'))
  const is = !!document.querySelector('.printed .qr')
  dispatchEvent(new Event('afterprint'))
  return is
}"""


@pytest.mark.parametrize(
    ("link", "paper"), [("svd?A=1,1/3;0,2", "A4"), ("gradient_descent", "Letter"), ("least_squares", "A4"), ("products", "A4")]
)
def test_a_page_is_printed_on_one_sheet(visited: Opener, link: str, paper: str) -> None:
    stage = visited(link, dark=True)
    stage.page.wait_for_function(PREPARED)
    assert len(re.findall(rb"/Type\s*/Page\b", stage.page.pdf(format=paper))) == 1  # as the browser's own menu does
    expect(stage.page.locator(".printed")).to_have_count(0)
    stage.page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    stage.page.keyboard.press("Control+p")
    expect(stage.page.locator(".printed .qr")).to_be_attached()
    stage.page.emulate_media(media="print")
    bottom = stage.page.locator(".printed .facts > *").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().bottom))"
    )
    footer = stage.page.locator(".printed footer").bounding_box()
    assert footer
    assert bottom <= footer["y"]
    stage.page.emulate_media(media="screen")
    stage.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(stage.page.locator(".printed")).to_have_count(0)
