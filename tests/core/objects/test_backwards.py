"""The way back through broadcasting: the loss and its gradients, and proofs that pass for any numbers, and fail for wrong gradients."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.objects.backwards import Backwards, Loss
from core.objects.broadcasting import OPERATIONS, Broadcast, Operation, Quotient, Sum, broadcast

LOSSES: tuple[Loss, ...] = get_args(Loss)


@given(st.integers(0, 2**32), st.sampled_from(OPERATIONS), st.sampled_from(LOSSES), st.integers(0, 12))
def test_proofs_pass_whatever_the_numbers_are(seed: int, operation: Operation, loss: Loss, spread: int) -> None:
    random = np.random.default_rng(seed)
    shape = tuple(random.integers(1, 5, random.integers(0, 5)))

    def one() -> np.ndarray:
        own = tuple(n if random.random() < 0.6 else 1 for n in shape)[random.integers(0, len(shape) + 1) :]
        return np.asarray(random.normal(size=own) * 10.0 ** random.uniform(-spread, spread, own))

    found = Backwards(broadcast(one(), one(), operation), loss)
    assert len(found.proofs) == 2
    for proof in (*found.proofs, *found.result.proofs):
        assert proof.ok, proof


def test_losses_are_a_sum_and_half_a_sum_of_squares() -> None:
    result = broadcast(np.array([[1.0, 2], [3, 4]]), np.array([1.0, -1]), Sum())
    assert [Backwards(result, loss).value for loss in LOSSES] == [10, (4 + 1 + 16 + 9) / 2]


def test_where_the_result_is_not_defined_there_is_no_loss() -> None:
    for result in (broadcast(np.ones(3), np.array([1.0, 0, 2]), Quotient()), broadcast(np.ones(3), np.ones(2), Sum())):
        found = Backwards(result, "sum")
        assert (found.exists, found.value, found.gradients, found.proofs) == (False, None, None, [])


@pytest.mark.parametrize("wrong", [0.5, -1.0])
def test_a_wrong_gradient_is_found(wrong: float) -> None:
    class Wrong(Broadcast):
        def gradients(self, upstream: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            a, b = super().gradients(upstream)
            return a, wrong * b

    right = broadcast(np.arange(1.0, 7).reshape(2, 3), np.array([1.0, -2, 4]), Sum())
    found = Backwards(Wrong(right.a, right.b, right.operation, right.axes), "sum")
    assert not any(proof.ok for proof in found.proofs)
