"""Chains, information and fields: true certificates of every kind of FORMAT section 6, and for every guard of their rules a forgery."""

from fractions import Fraction

from samples import certificate

HALF = [["1/2", "1/2"], ["1/2", "1/2"]]
COPY = [["1", "0"], ["0", "1"]]
NOISY = [["3/4", "1/4"], ["1/4", "3/4"]]
WIDE = [["1/2", "0"], ["1/2", "1/3"], ["0", "2/3"], ["0", "0"]]  # four values of y_n, the last one never
FAIR = ["1/2", "1/2"]


def chain(kind, steps, initial=None, **params):
    """Return a certificate about a chain."""
    return certificate(kind, {"initial": FAIR if initial is None else initial, "steps": steps} | params)


def distilled(**changed):
    """y_0 -> y_1 flips a quarter of the time; y_2 = 0 tells y_1 = 0, y_2 = 1 hardly anything, y_2 = 2 tells y_1 = 1."""
    found = {"maps": [[0, 1, 2], [0, 1, 2]], "posterior": [["3/4", "1/4"], ["11/20", "9/20"], ["1/4", "3/4"]]}
    found["statistics"] = [[0, 1, 2, -1]] * 3
    return chain("chain-distillation", [NOISY, WIDE], **(found | changed))


def coarse(**changed):
    """y_0 is one fair bit, y_1 says whether there is a hint, y_2 copies."""
    found = {"maps": [[0, 0], [0, 1]], "posterior": [["1/2", "1/2"]], "statistics": [[0, 0], [0, 1], [0, 1]]}
    return chain("chain-distillation", [HALF, COPY], **(found | changed))


def information(map_, loss, after, before=("1", "1"), steps=(COPY,), slack=Fraction(1, 10**9)):
    """Return an information-loss certificate, the intervals a little wider than the given values."""
    wide = [[str(Fraction(v) + s * slack) for v, s in zip(pair, (-1, 1), strict=True)] for pair in (after, before)]
    return chain("information-loss", list(steps), after=wide[0], before=wide[1], loss=loss, map=list(map_))


def memory(law, m, sizes=(2, 2, 2)):
    """Return a chain-memory certificate."""
    return certificate("chain-memory", {"law": law, "memory": m, "sizes": list(sizes)})


PARITY = [str(Fraction(1 - (a ^ b ^ c), 4)) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
UNIFORM = ["1/8"] * 8


def forgets(matrix, power, share):
    return certificate("forgetting", {"matrix": matrix, "power": power, "share": share})


def decays(lower, rho="9/10", upper="81/100", distance=50):
    return certificate("symmetric-decay", {"distance": distance, "lower": lower, "rho": rho, "upper": upper})


def tree(exponent, rho="1/2", depth=2):
    return certificate("tree-information", {"depth": depth, "exponent": exponent, "rho": rho})


def rescaled(exponent, field, order, flow):
    return certificate("rescaling", {"exponent": exponent, "field": field, "flow": flow, "order": order})


def averaged(result, response=None, couplings=("1", "1"), b=2, field=0):
    params = {"b": b, "couplings": list(couplings), "field": field, "result": result}
    return certificate("block-average", params, {"response": wave_response() if response is None else response})


def wave_response():
    """Solve [[3, -(1 + exp -e)], [-(1 + exp e), 3]] u = (1, 1) modulo e^3 by hand, y_0 = y_1 = 1: the determinant is 5 - e^2, its inverse
    1/5 + e^2/25, and the numerators are 4 + exp -e and 4 + exp e."""
    return [["1", "1"], ["-1/5", "1/5"], ["3/10", "3/10"]]


def torus(row, response, side=2, b=1, couplings=("1", "1")):
    return certificate("torus-average", {"b": b, "couplings": list(couplings), "row": row, "side": side}, {"response": response})


# y_0 = y_1 = 1 on 2 x 2 sites: K has 5 on the diagonal, -2 for each neighbour (two edges), 0 across; eigenvalues 1, 5, 5, 9
FOUR_ROW = ["5", "-2", "-2", "0"]
SIGNS = ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
FOUR_RESPONSE = [str((1 + Fraction(a, 5) + Fraction(b, 5) + Fraction(c, 9)) / 4) for a, b, c in SIGNS]


def accepted():
    """Yield (name, certificate)."""
    yield "markov-chain", chain("markov-chain", [NOISY, WIDE], law=["1/4", "5/12", "1/3", "0"])
    yield "markov-chain-1", chain("markov-chain", [[["1"]]], initial=["1"], law=["1"])
    yield "chain-distillation", distilled()
    yield "chain-distillation-coarse", coarse()
    yield "corollary-indices", chain("corollary-indices", [[["1/2"], ["1/2"]], COPY], initial=["1"], classes=[1, 2, 2])
    yield "posterior-likelihood", chain("posterior-likelihood", [[["1", "1/2"], ["0", "1/2"]]], cause=0, data=0, likelihood="1", posterior="2/3")
    yield "chain-theorem", certificate("chain-theorem", {"sizes": [2, 3]})
    yield "information-loss-zero", information([4, 7], "zero", ("1", "1"))
    yield "information-loss-positive", information([0, 0], "positive", ("0", "0"))
    yield "chain-memory-parity", memory(PARITY, 2)
    yield "chain-memory-independent", memory(UNIFORM, 1)
    yield "forgetting", forgets(NOISY, 1, "1/2")
    yield "forgetting-twice", forgets([["0", "1/2"], ["1", "1/2"]], 2, "3/4")
    yield "symmetric-decay", decays("4/5")
    yield "tree-information", tree(["399999/100000", "400001/100000"])
    yield "few-descriptions", certificate("few-descriptions", {"bits": 296, "missed": 999999703, "objects": 10**9})
    yield "balanced-strings", certificate("balanced-strings", {"deviation": "1/4", "length": 4, "upper": "1/8"})
    yield "ordered-words", certificate("ordered-words", {"base": 2, "digits": 3})
    yield "rescaling", rescaled(-2, 0, 2, "irrelevant")
    yield "rescaling-divided", rescaled(6, -2, 0, "relevant")
    yield "rescaling-marginal", rescaled(0, 0, 1, "marginal")
    yield "block-average", averaged(["4", "6/5"])
    yield "block-average-divided", averaged(["64", "96/5"], field=-2)
    yield "torus-average", torus(FOUR_ROW, FOUR_RESPONSE)


def malformed():
    """Params of the wrong shape."""
    yield "law-adds-up-to-two", "probability-total", chain("markov-chain", [COPY], initial=["1", "1"], law=["1", "1"])
    yield "row-stochastic-for-column-stochastic", "probability-total", chain("markov-chain", [[["1/2", "1/2"], ["1", "0"]]], law=["1/2", "1/2"])
    yield "probability-negative", "probability-negative", chain("markov-chain", [COPY], initial=["3/2", "-1/2"], law=["3/2", "-1/2"])
    yield "indices-of-one-step", "two-steps", chain("corollary-indices", [[["1/2"], ["1/2"]]], initial=["1"], classes=[1, 2])
    yield "correlation-one", "correlation-range", decays("0", rho="1", upper="1")
    yield "correlation-zero", "correlation-range", decays("0", rho="0", upper="0")
    yield "exponent-zero", "exponent-positive", tree(["0", "5"])
    yield "deviation-zero", "deviation-positive", certificate("balanced-strings", {"deviation": "0", "length": 4, "upper": "1"})
    yield "coupling-negative", "couplings-positive", averaged(["1", "-1/8"], [["1"], ["0"], ["-1/8"]], couplings=("1", "-1/8"), b=1)
    yield "torus-of-one-block", "torus-side", torus(["4"], ["1"] * 4, side=2, b=2)


def refused():
    """Certificates in the format whose claim is false or not proved."""
    yield "law-of-another-chain", "path-law", chain("markov-chain", [NOISY], law=["3/4", "1/4"])
    yield "statistic-too-fine", "statistics", coarse(statistics=[[0, 1], [0, 1], [0, 1]])
    yield "statistic-too-coarse", "statistics", distilled(statistics=[[0, 0, 1, -1], [0, 1, 2, -1], [0, 1, 2, -1]])
    yield "statistic-of-an-impossible-value", "statistics", distilled(statistics=[[0, 1, 2, 2]] * 3)
    yield "maps-exchanged", "distillation-map", coarse(maps=[[0, 1], [0, 0]])
    yield "posterior-of-another-class", "distilled-posterior", distilled(posterior=[["1/4", "3/4"], ["11/20", "9/20"], ["3/4", "1/4"]])
    yield "classes-counted-wrong", "class-counts", chain("corollary-indices", [[["1/2"], ["1/2"]], COPY], initial=["1"], classes=[1, 3, 3])
    yield "indices-of-a-copied-bit", "index-clash", chain("corollary-indices", [COPY, COPY], classes=[2, 2, 2])
    impossible = chain("posterior-likelihood", [COPY], initial=["1", "0"], cause=1, data=0, likelihood="0", posterior="0")
    yield "condition-of-probability-zero", "condition-positive", impossible
    exchanged = chain("posterior-likelihood", [[["1", "1/2"], ["0", "1/2"]]], cause=0, data=0, likelihood="2/3", posterior="1")
    yield "bayes-values-exchanged", "bayes-values", exchanged
    yield "posterior-equals-likelihood", "bayes-differ", chain("posterior-likelihood", [NOISY], cause=0, data=0, likelihood="3/4", posterior="3/4")
    yield "loss-denied", "loss-word", information([0, 0], "zero", ("0", "0"))
    yield "loss-invented", "loss-word", information([0, 1], "positive", ("1", "1"))
    yield "information-inflated", "interval", information([0, 1], "zero", ("2", "2"), ("2", "2"))
    yield "information-after-inflated", "interval", information([0, 0], "positive", ("1", "1"))
    yield "tree-exponent-of-a-chain", "interval", tree(["1", "2"])
    yield "memory-too-short", "memory-enough", memory(PARITY, 1)
    yield "memory-too-long", "memory-least", memory(UNIFORM, 2)
    yield "forgotten-too-much", "forgotten-share", forgets(NOISY, 1, "3/4")
    yield "nothing-forgotten", "forgotten-positive", forgets(COPY, 5, "0")
    yield "decay-not-squared", "decay-upper", decays("4/5", upper="9/10")
    yield "decay-too-slow-a-bound", "decay-lower", decays("81/100")
    yield "decay-lower-near-the-start", "decay-lower", decays("4/5", distance=1)
    yield "missed-one-more", "description-count", certificate("few-descriptions", {"bits": 3, "missed": 5, "objects": 8})
    yield "unbalanced-share-too-small", "unbalanced-share", certificate("balanced-strings", {"deviation": "1/4", "length": 4, "upper": "1/9"})
    yield "rescaling-as-printed", "rescaled-integral", rescaled(2, -2, 0, "relevant")
    yield "marginal-called-relevant", "flow-word", rescaled(0, 0, 1, "relevant")
    yield "wave-response-changed", "wave-response", averaged(["4", "1"], [["1", "1"], ["0", "0"], ["1/4", "1/4"]])
    yield "average-as-printed", "renormalised", averaged(["4", "1"])
    yield "torus-response-changed", "torus-response", torus(["1", "0", "0", "0"], ["1", "0", "0", "0"])
    yield "torus-row-naive", "torus-inverse", torus(["5", "-1", "-1", "-2"], FOUR_RESPONSE)


