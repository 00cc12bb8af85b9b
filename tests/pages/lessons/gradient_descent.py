"""Gradient descent: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

ONE = "points=1,2,3&constant=without&eta=0.02"
VALLEY = "objective=quadratic&kappa=100&w=2,0.5"
DONE = (
    Done("eta=0.2", ("eta=0.125", "eta=0.25", "eta=0.2&method=momentum", "eta=0.2&batch=3", "eta=0.2&w=3/14,0.75")),
    Done("eta=1e-5", ("eta=0.001", "eta=1e-5&method=momentum", "eta=1e-5&batch=3", "eta=0.26")),
    Done(
        "objective=saddle&w=1.5,0",
        ("objective=saddle&w=0,0", "objective=saddle&w=1.5,0.1", "objective=saddle&w=1.5,1e-6", "objective=rosenbrock&w=1,1"),
    ),
    Done(f"{ONE}&w=1,2", (f"{ONE}&w=0,0", f"{ONE}&w=1,2.1", f"{ONE}&w=2,-1", f"{ONE}&w=1,2&eta=0.3")),
    Done(
        "points=-1,-1;0,0;1,1&batch=1",
        ("points=-1,-1;0,0;1,1", "points=-1,-1;0,0;1,1.1&batch=1&eta=0.01", "points=-1,-1;0,0;1,1&batch=1&eta=1e-4"),
    ),
    Done(
        f"{VALLEY}&method=momentum&eta=0.033&beta=0.67",
        (f"{VALLEY}&eta=0.0198", f"{VALLEY}&method=momentum&eta=0.01&beta=0.5", "method=momentum&eta=0.05&beta=0.5", f"{VALLEY}&eta=0.3"),
    ),
)
DRAGGED = Dragged(4, f"{ONE}&w=2,-1", "w", (1, 2))
