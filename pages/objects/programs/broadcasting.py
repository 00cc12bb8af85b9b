"""Broadcasting: what comes out of two shapes, where it is stored, and the way back."""

import numpy as np

A = np.array([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]], dtype=float)
b = np.array([10, 0, -10, 5], dtype=float)
at = (1, 2)
axes_A = ()  # along which each is stretched
axes_b = (0,)

word = "plus"
is_sum = True
fits = True
has_axes = True
has_loss = True
mends = True
mends_b = True
shape = [4, 1]
has_zero = False

if fits:
    # nothing is copied: a stride of 0 reads the same number again
    shape_C = np.broadcast_shapes(A.shape, b.shape)
    shown_A, shown_b = np.broadcast_to(A, shape_C), np.broadcast_to(b, shape_C)
    if word == "plus":
        C = A + b
        of_A, of_b = np.ones(shape_C), np.ones(shape_C)
    if word == "minus":
        C = A - b
        of_A, of_b = np.ones(shape_C), -np.ones(shape_C)
    if word == "times":
        C = A * b
        of_A, of_b = shown_b, shown_A
    if word == "over":
        if has_zero:
            C = np.divide(A, b, where=b != 0, out=np.full(shape_C, np.nan))
        else:
            C = A / b
            of_A, of_b = 1 / shown_b, -shown_A / shown_b**2
    if has_axes:
        print("shape of C =", *shape_C)
        print("strides of A =", *[stride // A.itemsize for stride in shown_A.strides])
        print("strides of b =", *[stride // b.itemsize for stride in shown_b.strides])
    print("A stored =", A.size)
    print("b stored =", b.size)
    print("each shown =", np.size(C))
    if has_loss:
        if is_sum:
            print("L =", np.sum(C))
            upstream = np.ones(shape_C)
        else:
            print("L =", np.sum(C**2) / 2)
            upstream = C
        to_A = np.sum(upstream * of_A, axis=axes_A, keepdims=True)
        to_b = np.sum(upstream * of_b, axis=axes_b, keepdims=True)
        print("∂L/∂A here =", np.broadcast_to(to_A, shape_C)[at])
        print("∂L/∂b here =", np.broadcast_to(to_b, shape_C)[at])
else:
    print("shape of A =", *A.shape)
    print("shape of b =", *b.shape)
    print("A stored =", A.size)
    print("b stored =", b.size)
    # together they raise ValueError: operands could not be broadcast together
    if mends:
        if mends_b:
            b = b.reshape(shape)  # and now they fit
        else:
            A = A.reshape(shape)  # and now they fit
