"""Explicit shallow networks for a polynomial: weights by degree k, and sparse inner weights.

Each neuron has weights w_k, one for each homogeneous component p_k: sum_j w_jk a_j^r is r!/k! times the coefficient of x^r when |r| = k, else 0.
Source: `certificates/FORMAT.md`, 9.2; docs/claims/flattening.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from math import comb, factorial, prod

from ..errors import CostError
from .quadrics import Form, classes, simplex, squares
from .sparse import Monomial, Terms, components, degree, factorials

Direction = tuple[tuple[int, Fraction], ...]
Weights = dict[int, Fraction]
Network = dict[Direction, Weights]
POINTS = 3_000_000
CHECKED = 6_000_000
"""So many coefficients may be compared to check a network."""


def direction(form: Form) -> Direction:
    """The sparse spelling of a linear form."""
    return tuple(sorted((i, Fraction(a)) for i, a in form.items() if a))


def add(network: Network, place: Direction, k: int, weight: Fraction) -> None:
    """Add to a weight of a neuron."""
    weights = network.setdefault(place, {})
    weights[k] = weights.get(k, Fraction(0)) + weight


def cleaned(network: Network, low: int) -> Network:
    """Drop zero weights, neurons without weights, and with an output bias (low = 1) the neuron at 0."""
    kept = {place: {k: w for k, w in weights.items() if w} for place, weights in network.items()}
    return {place: weights for place, weights in sorted(kept.items()) if weights and (place or not low)}


def merged(networks: Iterable[Network]) -> Network:
    """The union, where equal directions share a neuron."""
    total: Network = {}
    for network in networks:
        for place, weights in network.items():
            for k, w in weights.items():
                add(total, place, k, w)
    return total


def stirling(n: int, k: int) -> int:
    """The coefficient of t^k in t(t-1)...(t-n+1).

    >>> [stirling(3, k) for k in range(4)]
    [0, 2, -3, 1]
    """
    row = [1]
    for i in range(n):
        row = [(row[j - 1] if j else 0) - i * (row[j] if j < len(row) else 0) for j in range(len(row) + 1)]
    return row[k] if k < len(row) else 0


def raised(m: Monomial, extra: int) -> Iterable[Monomial]:
    """The multiples of a monomial with the same variables and at most `extra` more in degree."""
    for steps in product(range(extra + 1), repeat=len(m)):
        if sum(steps) <= extra:
            yield tuple((i, e + s) for (i, e), s in zip(m, steps, strict=True))


def lattice(part: Terms, k: int, d: int) -> Network:
    """Mixed differences at integer points: shares every divisor of every monomial.

    Raises: CostError when there are too many points.

    >>> from fractions import Fraction
    >>> len(lattice({((1, 1), (2, 1)): Fraction(1)}, 2, 2))
    4
    """
    newton: dict[Monomial, Fraction] = {}
    cost = 0
    for m, c in part.items():
        cost += comb(d - k + len(m), len(m))
        if cost > POINTS:
            break
        for s in raised(m, d - k):
            first = prod(stirling(top, e) for (_, top), (_, e) in zip(s, m, strict=True))
            newton[s] = newton.get(s, Fraction(0)) + c * first * Fraction(factorials(m), factorial(k) * factorials(s))
    cost = max(cost, sum(prod(e + 1 for _, e in s) for s in newton))
    if cost > POINTS:
        raise CostError(f"differences at about {cost} points would need about {cost // 2000} MB: give a smaller polynomial")
    network: Network = {}
    for s, c in newton.items():
        for point in product(*(range(e + 1) for _, e in s)):
            weight = prod((-1) ** (e - j) * comb(e, j) for (_, e), j in zip(s, point, strict=True))
            add(network, tuple((i, Fraction(j)) for (i, _), j in zip(s, point, strict=True) if j), k, c * weight)
    return network


def line(form: Form, k: int, d: int, c: Fraction) -> Network:
    """c (form.x)^k on the points -t..t of one line, by parity as few as it takes."""
    half = d // 2 if k % 2 == 0 else (d + 1) // 2
    nodes = [t for t in range(-half, half + 1) if t or k % 2 == 0]
    network: Network = {}
    for t in nodes:
        others = [u for u in nodes if u != t]
        coefficients = [Fraction(1)]
        for u in others:
            shifted = [Fraction(0), *coefficients]
            coefficients = [a - u * b for a, b in zip(shifted, [*coefficients, Fraction(0)], strict=True)]
        if k < len(coefficients):
            add(network, direction({i: t * a for i, a in form.items()}), k, c * coefficients[k] / prod(t - u for u in others))
    return network


def candidates(part: Terms, k: int, d: int) -> list[Network]:
    """The networks for one homogeneous component of degree k in a polynomial of degree d."""
    found = [lattice(part, k, d)]
    if k == 1:
        found.append(line({m[0][0]: c for m, c in part.items()}, 1, d, Fraction(1)))
    if k == 2 and d == 2:
        found.append(merged({direction(a): {2: w}} for group in classes(squares(part)) for w, a in simplex(group)))
    elif k == 2:
        found.append(merged(line(form, 2, d, c) for c, form in squares(part)))
    return found


def essential(terms: Terms) -> list[Form]:
    """Linear forms y_1..y_r, as few as p is a polynomial of; each begins with a variable of its own.

    >>> from fractions import Fraction
    >>> x, y = ((1, 2),), ((2, 2),)
    >>> len(essential({x: Fraction(1), ((1, 1), (2, 1)): Fraction(2), y: Fraction(1)}))
    1
    """
    from flint import fmpq, fmpq_mat

    variables = sorted({i for m in terms for i, _ in m})
    rows: dict[Monomial, dict[int, Fraction]] = {}
    for m, c in terms.items():
        for i, e in m:
            rest = tuple((v, f - (v == i)) for v, f in m if f - (v == i))
            rows.setdefault(rest, {})[i] = c * e
    if not variables or len(rows) * len(variables) > POINTS:
        return [{i: Fraction(1)} for i in variables]
    cells = [[fmpq(row[i].numerator, row[i].denominator) if i in row else fmpq(0) for i in variables] for row in rows.values()]
    reduced, rank = fmpq_mat(cells).rref()
    found = [{v: Fraction(int(reduced[r, j].p), int(reduced[r, j].q)) for j, v in enumerate(variables) if reduced[r, j] != 0} for r in range(rank)]
    return [dict(sorted(form.items())) for form in found]


def best_network(terms: Terms, low: int = 0) -> Network:
    """The network with the fewest neurons among those that can be checked.

    Raises: CostError when none can.

    >>> from fractions import Fraction
    >>> len(best_network({((1, 1), (2, 1)): Fraction(1)})), len(best_network({((1, 1), (2, 1)): Fraction(1)}, 1))
    (4, 3)
    """
    d = max(map(degree, terms))
    forms = essential(terms)
    lead = {next(iter(form)): form for form in forms}
    reduced = {m: c for m, c in terms.items() if all(i in lead for i, _ in m)}
    found = choices(reduced, d, low)
    if len(reduced) < len(terms):
        found = [substituted(network, lead) for network in found]
    affordable = [network for network in found if cost(network, d) <= CHECKED]
    if not affordable:
        least = min(cost(network, d) for network in found)
        raise CostError(f"checking the network takes about {least} coefficients of {least // 5000} MB in all: give a smaller polynomial")
    return min(affordable, key=len)


def choices(terms: Terms, d: int, low: int) -> list[Network]:
    """All combinations of the networks of the components."""
    parts = [candidates(part, k, d) for k, part in sorted(components(terms).items()) if k >= low]
    return [cleaned(merged(chosen), low) for chosen in product(*parts)]


def substituted(network: Network, lead: dict[int, Form]) -> Network:
    """The network of q(y) as a network of q(y(x))."""
    changed: Network = {}
    for place, weights in network.items():
        form: Form = {}
        for t, a in place:
            for i, c in lead[t].items():
                form[i] = form.get(i, Fraction(0)) + a * c
        for k, w in weights.items():
            add(changed, direction(form), k, w)
    return changed


def cost(network: Network, d: int) -> int:
    """How many coefficients must be compared."""
    return sum(comb(len(place) + d, d) * len(weights) for place, weights in network.items())
