"""What the marks in the pictures of a descent stand for."""

from core.figures.legend import Entry

PLANE = (
    Entry("now", "w", "where the descent is; at update 0 that is the start, which can be grabbed"),
    Entry("path", "", "the path from update to update"),
    Entry("least", "w*", "where the loss is least"),
    Entry("shortest", "X⁺y", "of all w with the least loss, the one nearest to 0"),
    Entry("limit", "limit", "of all w with the least loss, the one nearest to the start: full batches end here"),
    Entry("solutions", "", "all w with the least loss"),
    Entry("ridge*", "ridge", "the ridge solutions, from 0 (α = ∞) to X⁺y (α = 0)"),
    Entry("predicted spread", "", "two standard deviations round the least loss, as theory predicts them"),
    Entry("cloud", "", "each update from the first one in the ellipse on"),
    Entry("gradient*", "", "straight downhill from w, against the gradient; its length is not to scale"),
    Entry("batch*", "", "downhill for the points of one batch each, in the same scale"),
    Entry("levels", "", "lines of equal loss"),
)

SPACE = (
    Entry("now", "w", "where the descent is; at update 0 that is the start, which can be led level, and lifted"),
    Entry("path", "", "the path from update to update"),
    Entry("least", "w*", "where the loss is least"),
    Entry("shortest", "X⁺y", "of all w with the least loss, the one nearest to 0"),
    Entry("limit", "limit", "of all w with the least loss, the one nearest to the start: full batches end here"),
    Entry("solutions*", "", "all w with the least loss: it goes on"),
    Entry("ridge*", "ridge", "the ridge solutions, from 0 (α = ∞) to X⁺y (α = 0)"),
    Entry("level", "", "all w with the loss of the start"),
    Entry("gradient*", "", "straight downhill from w, against the gradient; its length is not to scale"),
    Entry("batch*", "", "downhill for the points of one batch each, in the same scale"),
    Entry("ground*", "", "the axes of the parameters, and the floor: drag beside the path to turn it"),
    Entry("drop*", "", "straight down to the floor"),
)

COORDINATES = (
    Entry("w1", "w₁", "the first parameter, update by update"),
    Entry("w2", "w₂", "the second parameter"),
    Entry("further*", "w₃ …", "the third parameter, and those after it"),
    Entry("now w*", "", "this update"),
    Entry("now on w", "", "this update"),
    Entry("limit*", "", "the values at the least loss; of many such w, at the one nearest to the start"),
)

LOSS = (
    Entry("now on the loss", "", "this update"),
    Entry("loss", "", "the loss, update by update"),
)

STEPS = (
    Entry("eta", "η", "the learning rate, which can be dragged"),
    Entry("rate", "", "the share of the error that an update leaves, in the long run"),
    Entry("rate of 1", "", "above this line the error grows"),
    Entry("calm", "", "up to 1/L: no component changes its sign"),
    Entry("swing", "", "up to the bound: the steepest component changes sign each time, and shrinks"),
    Entry("converges", "", "up to the bound: the error shrinks in the long run"),
    Entry("burst", "", "above the bound: the error grows"),
    Entry("settles", "", "w stays in a cloud of a size that can be predicted"),
    Entry("strays", "", "each update adds more spread than it takes away"),
)

DATA = (
    Entry("data", "", "the points: drag them, click beside them to add one"),
    Entry("examples", "", "what is to be predicted"),
    Entry("curve now", "", "what w predicts at this update"),
    Entry("best curve", "", "what it predicts at the least loss"),
)
