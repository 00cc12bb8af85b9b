"""Arrays: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

SQUARE = "A=[[1,2,3],[4,5,6],[7,8,9]]"
DONE = (
    Done(f"{SQUARE}&at=1,1", (f"{SQUARE}&at=2,2", f"{SQUARE}&at=1,2", f"{SQUARE}&at=1,1&show=slice", "A=[[1,2,3,4]]&at=0,1")),
    Done("A=[[1,2,3,4]]&at=0,2", ("A=[1,2,3,4]&at=2", "A=[[1],[2],[3]]&at=0,0", "A=[[5]]&at=0,0", "A=[[[1,2,3]]]&at=0,0,0")),
    Done("A=[[1,2],[2,4]]&at=0,0", ("A=[[1,2],[2,4.001]]&at=0,0", "A=[[1,2,3]]", "A=[[1,0],[2,0]]&at=0,0", "A=[1,2]&at=0")),
    Done(
        "A=[[[1,2,3],[4,5,6]],[[7,8,9],[10,11,12]]]&at=0,0,2",
        ("A=[1,2,3,4,5,6]&at=2", "A=[[1,2,3,4,5,6]]", "A=[[1,2,3,4,5],[6,7,8,9,10]]", "A=[[[1,2,3],[4,5,6]]]&at=0,0,2"),
    ),
    Done("show=slice&axis=1", ("show=slice", "axis=1", "A=[[1,2],[3,4],[5,6]]&at=0,1&show=slice&axis=1", "A=[[1,2,3]]&show=slice&axis=1")),
    Done(
        "A=[[0.1,1],[0.2,-2],[-0.3,1]]&at=0,1&show=sum",
        (
            "A=[[0.1,1],[0.2,-2],[-0.3,1.001]]&at=0,1&show=sum",
            "A=[[0.1,1],[0.2,-2],[-0.3,1]]&at=0,1&show=sum&axis=1",
            "A=[[0,0],[0,0]]&at=0,1&show=sum",
            "A=[[0.1,1],[0.2,-2],[-0.3,1]]&at=0,1",
        ),
    ),
)
DRAGGED = Dragged(1, f"{SQUARE}&at=0,1", "at", (2.2, -2.35))  # the middle of A
