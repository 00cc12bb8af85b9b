"""Entropy: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("p=0,3", ("p=1", "p=1e-9,3", "p=0,0", "p=0.5,0.5")),
    Done("p=1,1.05,1", ("p=1,1.2,1", "p=1,1", "p=1,1,0", "p=0,0,0")),
    Done("p=20,0.5,0.5,0.5,0.5", ("p=20,0.5,0.5,0.5", "p=20,0.5,0.5,0.5,0", "p=5,1,1,1,1", "p=1,0,0,0,0")),
    Done("p=0.9,0.1", ("p=1,0", "p=1,1", "p=1,2,3,4&keeps=counts&unit=nats", "p=0,0")),
    Done("p=0.95,0.05", ("p=0.5,0.5", "p=1,0", "p=0.85,0.15", "p=0,0")),
    Done("p=16,8,4,2,1,1", ("p=1,1,1,1,1,1,1,1", "p=4,2,1,1", "p=4,2,1,0.9,0.1", "p=1,0,0,0,0", "p=0,0")),
)
DRAGGED = Dragged(0, "p=0.6,0.4", "p:0", (1, 1))
