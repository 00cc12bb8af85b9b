"""Hadamard product: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("A=1,2;0,1&B=1,1;0,1/2", ("A=1,2;0,1&B=1,1;0,0.51", "A=2,0;0,3&B=1,1;0,1", "A=2,0;0,3&B=5,0;0,1", "A=1;2&B=3;4", "image=planet")),
    Done("A=1,0;0,2&B=0,3;4,0", ("A=0,0;0,0", "A=1,0;0,2&B=0,3;4,1e-9", "A=1,0;0,2&B=0,0;0,0")),
    Done(
        "A=0,1,2;-1,0,1;-2,-1,0&B=0,1,2;-1,0,1;-2,-1,0",
        ("A=1,2;2,4&B=1,2;2,4", "A=1,0,0;0,1,0;0,0,1&B=1,1,1;1,1,1;1,1,1", "A=1e9,0;0,1e-9&B=1e-9,1;1,1e9", "A=1,1,0;0,1,0;0,0,0"),
    ),
    Done("A=-2,1;1,2&B=-2,1;1,2", ("A=1,2;2,1&B=1,2;2,1", "A=2,1;1,2&B=2,1;1,2", "A=1,-1;1,1&B=1,1;1,1", "A=-1&B=-1")),
    Done(
        "image=planet&mask=disc",
        ("image=planet", "image=planet&mask=disc&s=0.55,0.55", "image=planet&mask=disc&c=0.6,0.2", "image=letters&mask=disc"),
    ),
    Done("image=tartan&mask=disc", ("image=tartan", "image=planet&mask=disc&s=0.5,0.4", "image=tartan&mask=disc&c=3,3")),
)
DRAGGED = Dragged(5, "image=planet&mask=disc&c=0.5,0.2", "c", (-0.2, 0.2))
