"""Norms: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("p=1&x=2,1&y=0.5,1.5", ("p=1&x=2,1&y=-0.1,1.5", "p=1&x=2,1&y=4,2", "p=0.5&x=1,0&y=-0.36,3.24", "p=1.001&x=2,1&y=0.5,1.5")),
    Done("p=0.7&x=1,0&y=0,1", ("p=0.71&x=1,0&y=0,1", "p=0.7&x=1,0&y=1,1", "p=1&x=1,0&y=0,1", "p=0.5&x=1,0&y=1,0")),
    Done("x=7,1&y=-5,5", ("x=7,1&y=1,7", "x=7,1&y=5,5.001", "x=0,0&y=0,0", "x=7,1&y=5,5&p=1")),
    Done("show=dual&p=1&x=2,1&y=1,1", ("show=dual&p=2&x=2,1&y=2,1", "show=dual&p=1&x=2,1&y=1,0.99", "show=dual&p=1&x=1,1&y=1,1")),
    Done("show=induced&A=1,1;1,1", ("show=induced&A=1,1;1,0.99", "show=induced&A=2,0;0,2", "show=induced&A=1,1;-1,1", "A=1,1;1,1")),
    Done(
        "show=frobenius&A=1,2;2,4",
        ("show=frobenius&A=1,2;2,4.001", "show=frobenius&A=1,0;0,0", "show=nuclear&A=1,2;2,4", "show=frobenius&A=0,0;1,1"),
    ),
)
DRAGGED = Dragged(1, "p=1&x=2,1&y=-1,1", "y", (1, 1.5))
