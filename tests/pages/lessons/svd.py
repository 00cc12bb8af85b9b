"""Singular values: links that do its tasks, and links that nearly do."""

from tests.pages.lessons.done import Done, Dragged

PCA = "show=pca&data=points"
DONE = (
    Done("A=1,1;1,-1", ("A=1,-1;1,1", "A=1,1;1,-1.01", "A=0,0;0,0", "A=1,0,0;0,-1,0;0,0,1")),
    Done("A=0,-1;2,0", ("A=0,-1;1,0", "A=0.1,-1;2,0", "A=2,0;0,1", "A=0,0;0,0")),
    Done("A=2,-4;1,-2", ("A=2,-4;1,-2.001", "A=0,1;0,0", "A=2,0;0,0", "A=0,2,0;0,0,2;0,0,0")),
    Done("A=3,2.9;2.9,2.8", ("A=1,2;0.5,1.1", "A=1,2;0.5,1", "A=1,1;1,1.1", "A=0,0;0,0")),
    Done("A=1,2,3;2,4,6", ("A=1,2;2,4.001", "A=1,0;2,0", "A=1,2,3", "A=0,0;0,0")),
    Done("A=0,-2,0;2,0,0;0,0,0", ("A=0,-2,0;2,0,0;0,0,0.1", "A=2,0,0;0,1,0;0,0,0", "A=2,0,0;0,0,0;0,0,0", "A=2,0;0,2;0,0", "A=2,0;0,2")),
    Done(
        f"{PCA}&points=0,0;2,0;1,sqrt(3)",
        (f"{PCA}&points=0,0;2,0;1,1.732", "show=pca&data=square", f"{PCA}&points=1,1;1,1;1,1", f"{PCA}&points=0,0;2,0;1,1&scaled=scaled"),
    ),
    Done(
        f"{PCA}&scaled=scaled&points=0,1;0,-1;3,0;-3,0",
        (
            f"{PCA}&points=0,1;0,-1;3,0;-3,0",
            f"{PCA}&scaled=scaled&points=0,1;0,-1;3,0;-3,1",
            "show=pca&scaled=scaled",
            "show=pca&data=square",
        ),
    ),
    Done(
        f"{PCA}&points=0,0,0;1,0,1;0,1,1;2,3,5",
        (
            f"{PCA}&points=0,0,0;1,0,1;0,1,1;2,3,5.01",
            f"{PCA}&points=0,0,0;1,1,1;2,2,2",
            f"{PCA}&points=0,0,0;1,0,0;0,1,0",
            f"{PCA}&points=0,0;1,0;0,1",
        ),
    ),
)
DRAGGED = Dragged(1, "A=1,1;1,-0.5", "A:1", (1, -1))
