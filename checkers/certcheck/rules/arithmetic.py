"""Printed figures: size-formula, logarithm, difference."""

from ..errors import Budget, proof, shape
from ..reader import Node
from .wording import number


def size_formula(params: Node, witness: Node, budget: Budget) -> str:
    """Build the tree by joining pairs, or evaluate the formula."""
    formula, size, value = params.fields("formula", "n", "value")
    witness.fields()
    word, n = formula.word("all-signs", "four-per-input", "tree-gates", "tree-layers", "tree-neurons"), size.integer(1, 100_000)
    budget.spend(20 * n, "the tree")
    gates, layers, width = 0, 0, n
    while width > 1:
        gates, layers, width = gates + width // 2, layers + 1, (width + 1) // 2
    values = {"all-signs": 2**n, "four-per-input": 4 * n, "tree-gates": gates, "tree-layers": layers, "tree-neurons": 4 * gates}
    proof("size-value", value.big() == values[word], value.path, "the size is another one", value.big(), values[word])
    if word in ("all-signs", "four-per-input"):
        return f"{'2^n' if word == 'all-signs' else '4n'} is {number(value.big())} at n = {n}."
    what = {"tree-gates": "gates", "tree-layers": "layers", "tree-neurons": "neurons with 4 neurons for each gate"}[word]
    return f"The balanced binary tree of product gates with n = {n} leaves has {number(value.big())} {what}."


def logarithm(params: Node, witness: Node, budget: Budget) -> str:
    """2^a <= x^c says a/c <= log2 x."""
    argument, low, high = params.fields("argument", "lower", "upper")
    witness.fields()
    x, lower, upper = argument.integer(2, 10**6), low.rational(), high.rational()
    shape(
        "logarithm-range",
        0 <= lower <= upper <= 64 and max(lower.denominator, upper.denominator) <= 10**6,
        low.path,
        "0 <= lower <= upper <= 64 with short denominators",
        lower,
        upper,
    )
    budget.spend(20 * (lower.denominator + upper.denominator) * 20, "the powers")
    proof("logarithm-lower", 2**lower.numerator <= x**lower.denominator, low.path, f"log2 {x} is less", lower)
    proof("logarithm-upper", x**upper.denominator <= 2**upper.numerator, high.path, f"log2 {x} is greater", upper)
    return f"{number(lower)} <= log2 {x} <= {number(upper)}."


def difference(params: Node, witness: Node, budget: Budget) -> str:
    """Subtract."""
    left, right, value = params.fields("left", "right", "value")
    witness.fields()
    exact = left.rational() - right.rational()
    proof("difference-value", value.rational() == exact, value.path, "the difference is another one", value.rational(), exact)
    return f"{left.value} - ({right.value}) = {value.value}."
