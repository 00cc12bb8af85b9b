"""Low rank: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("k=28", ("k=20", "k=60", "image=tartan&k=1")),
    Done("k=200", ("k=160", "k=280", "image=tartan&k=200")),
    Done("image=tartan&k=6", ("image=tartan&k=5", "image=tartan&k=11", "k=0")),
    Done("image=letters&k=1", ("k=1", "image=letters&k=2", "image=letters&k=0")),
)
DRAGGED = Dragged(2, "k=100", "k", (200, -8))
