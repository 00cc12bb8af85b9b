"""Factorizations: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("A=0,1;1,0", ("A=0,1;0,1", "A=1,1;1,0", "A=0,1,1;1,1,1", "A=0,0;1,0")),
    Done("A=0.01,1;1,1&p=1", ("A=0.01,1;1,1", "A=0.2,1;1,1&p=1", "A=0.01,1;1,1&p=2", "A=1,0,1;-1,1,1;-1,-1,1&p=1")),
    Done("A=1e-20,1;1,1&p=1", ("A=1e-20,1;1,1", "A=1e-6,1;1,1&p=1", "A=1e-20,1;1,1&p=2", "A=1e-20,1;1,1;1,2&p=1")),
    Done(
        "A=1,0,1;-1,1,1;-1,-1,1",
        ("A=1,0,0,1;-1,1,0,1;-1,-1,1,1;-1,-1,-1,1", "A=1,0,1;-1,1,1;-1,-0.9,1", "A=1,1;-1,1", "A=0.25,1,0;1,1,0;0,0,1&p=1"),
    ),
    Done(
        "kind=qr&way=classical&A=1,0,0,0,0,0,0,0;0,1,0,0,0,0,0,0;0,0,1,0,0,0,0,0;0,0,0,1,0,0,0,0;0,0,0,0,1,0,0,0;0,0,0,0,0,1,0,0"
        ";0,0,0,0,0,0,1,0;0,0,0,0,0,0,0,1&s=1",
        ("kind=qr&way=classical&A=1,0;0,1&s=1", "kind=qr&way=classical", "kind=qr&way=modified&A=1,2,3;4,5,6;7,8,9"),
    ),
    Done("kind=cholesky&A=1,2;2,1", ("A=1,2;2,1", "kind=cholesky&A=2,1;1,2", "kind=cholesky&A=1,2;3,1", "kind=cholesky&A=-1,2;2,1")),
)
DRAGGED = Dragged(2, "A=0.01,1;1,1&t=0.3", "p", (5.7, -1.3))  # task 2, by picking 0.01
