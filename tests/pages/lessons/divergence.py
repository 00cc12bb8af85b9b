"""Divergence: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

DONE = (
    Done("p=1,3&q=0.25,0.75", ("p=1,3&q=0.25,0.7500001", "p=1,0&q=2,0", "p=1&q=3", "p=1,3&q=3,1", "p=0,0&q=0,0")),
    Done("p=0.8,0.2&q=0.2,0.8", ("p=0.8,0.2&q=0.2,0.8001", "p=1,3&q=2,6", "p=1,0&q=0,1", "p=0,0&q=1,1")),
    Done("p=0.6,0.4&q=1,0", ("p=1,0&q=0.6,0.4", "p=1,0&q=0,1", "p=1,1&q=1,2", "p=1,1&q=0,0")),
    Done(
        "p=0.6,0.2,0.1,0.1&q=1,1,1,1",
        ("p=0.5,0.3,0.1,0.1&q=1,1,1,1", "p=0.8,0.1,0.1,0&q=1,1,1,1", "p=1,1,1,1&q=1,1,1,1", "p=7,1,1,1&q=0,1,1,1"),
    ),
    Done("p=1,1,0&q=0,0,3", ("p=1,1,0&q=0,0.001,3", "p=1,0&q=0,1", "p=1,0,0&q=0,1,0", "p=0,0,0&q=0,0,1")),
    Done("p=0.9,0.1&q=0.1,0.9", ("p=0.8,0.2&q=0.2,0.8", "p=1,0&q=0,1", "p=1,1&q=1,1", "p=0.1,0.9&q=0.5,0.5", "p=0,0&q=1,1")),
    Done(
        "show=loss&z=2.2,0&label=1&eps=0.2",
        (
            "show=loss&z=2.4,0&label=1&eps=0.2",
            "show=loss&z=2.2,0&label=2&eps=0.2",
            "show=loss&z=0,0&label=1&eps=1",
            "show=loss&z=1&label=1&eps=0.2",
        ),
    ),
    Done(
        "show=loss&z=0.1,0,0&label=1",
        ("show=loss&z=0.1,0,0&label=2", "show=loss&z=2,0,0&label=1", "show=loss&z=0,0,0&label=1", "show=loss&z=0.1,0,0&label=1&eps=0.1"),
    ),
    Done("show=loss&z=10,11&label=1", ("show=loss&z=9.9,11&label=1", "show=loss&z=10,9&label=1", "show=loss&z=10,11&label=1&T=2")),
    Done(
        "show=loss&z=3,3,1&T=0.05",
        ("show=loss&z=3,3,1&T=0.06", "show=loss&z=3,2.99,1&T=0.05", "show=loss&z=3,3,3&T=0.05", "p=1,1&q=1,2"),
    ),
    Done(
        "show=gaussians&m=-2,2,0&s=1,1,2.236",
        (
            "show=gaussians&m=-2,2,0&s=1,1,2.3",
            "show=gaussians&m=-1.9,1.9,0&s=1,1,2.147",
            "show=gaussians&m=-2,2,-2&s=1,1,1&w=1",
            "p=1,1&q=1,1",
        ),
    ),
    Done(
        "show=gaussians&m=-3,3,2.98&s=1,1,1.02",
        (
            "show=gaussians&m=-3,3,2.9&s=1,1,1.02",
            "show=gaussians&m=-2,2,0&s=1,1,2.047",
            "show=gaussians&m=-3,3,3&s=1,1,1&w=0",
            "p=1,1&q=1,1",
        ),
    ),
    Done(
        "show=gaussians&m=-2.66,2.66,0&w=0.45",
        ("show=gaussians&m=-2.65,2.7,0&w=0.45", "show=gaussians&m=-2.8,2.8,0", "show=gaussians&m=-2.66,2.66,0&w=0.1", "show=gaussians&w=1"),
    ),
    Done(
        "show=gaussians&m=-2,2,0",
        ("show=gaussians&m=-3,3,0", "show=gaussians&m=-0.9,0.9,0", "show=gaussians&m=-2,2,0&w=0", "show=gaussians&m=-2,2,0&w=0.9"),
    ),
)
DRAGGED = Dragged(1, "p=0.6,0.4&q=0.3,0.7", "q:0", (1.2, 0.6))
