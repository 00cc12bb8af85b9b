"""The load that the bench puts on a server: what it asks is understood, and answered over both ways."""

import asyncio
from collections.abc import Iterator

import pytest

from bench import load
from bench.people import OnlyTheLine, Person, hand
from pages.main import PAGES
from pages.shared import state as states
from tests import loops
from tests.browser.server import Server


@pytest.mark.parametrize("name", PAGES)
def test_a_hand_moves_the_first_example_of_a_page_to_where_it_can_be(name: str) -> None:
    page = PAGES[name]
    told = [hand(name, 3)(k) for k in (1, 12)]
    found = [states.from_stage(page.State(), asked["state"], (), asked["moved"]) for asked in told]
    assert [notices for _, notices in found] == [[], []]
    assert found[0][0] != found[1][0]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with load.serving("line") as server:
        yield server


@pytest.mark.slow
@pytest.mark.parametrize("way", ["line", "streamlit"])
def test_three_people_are_answered(server: Server, way: str) -> None:
    people = load.people(server, way, "transformation", 3)
    found = loops.run(load.drag(people, load.Inside(server), 1))
    assert not found.errors
    assert len(found.times) == 3 * load.RATE


@pytest.mark.slow
def test_sockets_that_have_been_closed_leave_nothing(server: Server) -> None:
    async def left() -> int:
        """Return how many tasks there are more than after the first visit, once they have had time to end."""
        inside = load.Inside(server)
        people: list[Person] = [OnlyTheLine(server.address, "transformation", k) for k in range(31)]
        await load.visit(people[0])
        before = inside.tasks()
        await load.together(load.visit(person) for person in people[1:])
        for _ in range(200):
            if inside.tasks() > before:
                await asyncio.sleep(0.05)
        return inside.tasks() - before

    assert loops.run(left()) <= 0
