"""Broadcasting: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

COLUMN, THREE = "A=[[1],[2],[3]]", "b=[100,200,300]"
SQUARE = "A=[[1,2,3],[4,5,6],[7,8,9]]"

DONE = (
    Done(
        "A=[[[1,2],[3,4]],[[5,6],[7,8]]]&b=[[1,2],[3,4]]",
        (
            "A=[[[1,2],[3,4]],[[5,6],[7,8]]]&b=[[1,2]]",
            "A=[[[1,2],[3,4]],[[5,6],[7,8]]]&b=[[1,2],[3,4],[5,6]]",
            "A=[[1,2],[3,4]]&b=[[1,2],[3,4]]",
            f"{COLUMN}&b=[[1,2]]",
        ),
    ),
    Done(
        f"{SQUARE}&{THREE}",
        (THREE, f"{SQUARE}&b=[1,1,1]", f"{SQUARE}&b=[[100],[200],[300]]", f"{SQUARE}&{THREE}&op=times", "A=[[1,2,3],[4,5,6]]&b=[1,2,3]"),
    ),
    Done(
        "b=[[100],[200],[300]]",
        (THREE, f"{SQUARE}&b=[[1],[2],[3]]", "b=[[100,200,300]]", "b=[[100],[200],[300]]&op=over", "b=[[100],[200]]"),
    ),
    Done(
        f"{COLUMN}&at=1,1",
        (f"{COLUMN}&at=0,2", f"{COLUMN}&at=2,0", "at=2,3", f"{COLUMN}&{THREE}&at=0,0"),
    ),
    Done(
        "A=[[1,2],[2,-5],[-3,3]]&b=[4,5]&op=times",
        (
            "A=[[1,2],[2,-5],[-3,3]]&b=[4,5]",
            "A=[[1,2],[2,-5],[-3,3.000001]]&b=[4,5]&op=times",
            "A=[[1,2],[2,-5],[-3,3]]&b=[4,5]&op=times&loss=squares",
            "A=[[1,0],[2,0],[-3,0]]&b=[4,5]&op=times",
            "A=[[1,2],[2,-5],[-3,3]]&b=[4,0]&op=times",
        ),
    ),
)
DRAGGED = Dragged(4, f"{COLUMN}&at=0,0", "at", (3.1, -6.3))
