"""Arrays: where the numbers of an array lie in its data, and what is made of it."""

import numpy as np

A = np.array([[1, 2, 3], [4, 5, 6]], dtype=float)
index = (0, 2)
axes = (1, 0)
axis = 0

has_axes = True
has_more = True
is_matrix = True
shown = "transpose"

strides = [stride // A.itemsize for stride in A.strides]

print("order =", A.ndim)
if has_axes:
    print("shape =", *A.shape)
    print("strides =", *strides)
    print("in bytes =", *A.strides)
    print("index =", *index)
print("position =", sum(k * stride for k, stride in zip(index, strides, strict=True)))
print("A[index] =", A[index])
if is_matrix:
    print("rank =", np.linalg.matrix_rank(A))

if shown == "transpose":
    T = A.transpose(axes)
    R = A.reshape(T.shape)
    if has_axes:
        print("shape of A′ =", *T.shape)
        print("strides of A′ =", *[stride // A.itemsize for stride in T.strides])
        print("index in A′ =", *[index[k] for k in axes])
        print("index in the reshape =", *np.unravel_index(np.ravel_multi_index(index, A.shape), R.shape))
    print("places that differ =", np.count_nonzero(T != R))
    print("A′ shares the data =", int(np.shares_memory(A, T)))
if shown == "slice":
    part = A[(slice(None),) * axis + (index[axis], ...)]
    if has_more:
        print("shape of the slice =", *part.shape)
        print("strides of the slice =", *[stride // A.itemsize for stride in part.strides])
    print("the slice shares the data =", int(np.shares_memory(A, part)))
if shown == "sum":
    sums = np.asarray(A.sum(axis=axis))
    if has_more:
        print("shape of the sums =", *sums.shape)
    print("sum =", sums[index[:axis] + index[axis + 1 :]])
    print("sum of all =", A.sum())
