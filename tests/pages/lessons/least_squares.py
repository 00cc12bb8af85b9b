"""Least squares: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("points=1,-1;1,0;1,2", ("points=1,-1;1,0;1.1,2", "points=1,2", "points=1,-1;1,0;1,2&degree=0", "points=1,-1;1,0;1,2&alpha=1")),
    Done(
        "points=-2,4;-1,1;1,1;2,4",
        ("points=-2,4;-1,1;1,1;2,4.1", "points=-1,1;0,0;1,1", "points=-2,3;-1,3;1,3;2,3", "points=-2,4;-1,1;0,5;1,1;2,4"),
    ),
    Done(
        "points=-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;30,20",
        ("points=-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;4,3", "points=0,0;1,1;2,2;30,30", "points=0,0;1,1;2,0;30,0&degree=2"),
    ),
    Done("degree=6", ("degree=5", "points=0,0;1,1;2,2;3,3;4,4&degree=4", "points=0,0;1,1;2,0&degree=2", "degree=6&alpha=1e-6")),
    Done("alpha=28", ("alpha=20", "alpha=40", "alpha=1e-6", "points=1,0;2,0&alpha=1")),
)
DRAGGED = Dragged(2, "points=-2,4;-1,1;1,1;2,3", "points:3", (2, 4))
