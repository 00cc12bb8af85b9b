"""Transformation: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("A=0,1;1,0&x=1,-1", ("A=0,1;1,0&x=1,-1.01", "A=0,1;1,0&x=1,1", "A=0,0;0,0&x=1,-1")),
    Done("A=1,2;2,4", ("A=1,2;2,4.001", "A=1,0;2,0", "A=0,0;0,0")),
    Done("A=1,1;0,-1", ("A=-1,0;0,-1", "A=1,1;0,-0.999", "A=0,-1;1,0")),
    Done("A=1,5;0,1&x=0,1", ("A=1,1;0,1&x=1,1", "A=5,0;0,0.21&x=1,0", "A=3,0;0,3&x=1,0")),
    Done("A=1,-1;1,1", ("A=sqrt(2)/2,-sqrt(2)/2;sqrt(2)/2,sqrt(2)/2", "A=1,-1;1,1.01", "A=1,1;1,-1")),
)
DRAGGED = Dragged(1, "A=-2,0;0,1&x=1,0.5", "x", (1, 0))
