"""Vectors: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("b=-1,3", ("b=-1,3.001", "b=0,0", "a=0,0")),
    Done("a=3,0&b=1,2", ("a=2.9,0&b=1,2", "a=3,0&b=-1,2", "a=3,0&b=1.001,2", "a=1,0&b=1,2")),
    Done("b=-2,-1", ("b=-1,2", "b=-6,-2", "a=0,0", "b=-1,-2")),
    Done("a=3,0&b=0,-2", ("a=3,0&b=0,2", "a=3,0&b=0,-2.001", "a=3,0,0&b=0,-2,0")),
    Done("a=3,1&b=1,-1", ("b=1,1", "b=-1,-1", "a=0,1&b=1,-1", "b=1,-1.001")),
)
DRAGGED = Dragged(1, "a=2,0&b=1,1", "b", (0, 2))
