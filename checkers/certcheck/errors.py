"""The three ways in which a certificate fails, the named guards that say so, and the work budget."""

from fractions import Fraction


class Failure(Exception):  # noqa: N818 - a verdict, not a mistake of the program
    """A certificate that is not verified: which guard, where in the file, why, and both sides of the comparison that failed."""

    status = "error"

    def __init__(self, guard: str, path: str, reason: str, left: object = "", right: object = "") -> None:
        super().__init__(reason)
        self.guard, self.path, self.reason, self.left, self.right = guard, path, reason, show(left), show(right)


class Malformed(Failure):
    """Not in the format."""

    status = "malformed"


class Refused(Failure):
    """In the format, but does not prove its claim."""

    status = "refused"


class Undecided(Failure):
    """The work budget does not suffice, or the enclosures are too wide to tell."""

    status = "undecided"


def show(value: object, limit: int = 120) -> str:
    """Spell a value in about `limit` printable ASCII characters, long rationals approximately."""
    if isinstance(value, int | Fraction) and max(value.numerator.bit_length(), value.denominator.bit_length()) > 100:
        return about(Fraction(value))
    text = ascii(value)[1:-1] if type(value) is str else str(value)
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def about(value: Fraction) -> str:
    """Spell a nonzero rational as a decimal with 12 digits, rounded down in absolute value; beyond 4000 bits as a power of two.

    >>> about(Fraction(2, 3) / 10**30)
    'about 6.66666666666e-31'
    """
    top, bottom, sign = abs(value.numerator), value.denominator, "-" if value < 0 else ""
    if max(top.bit_length(), bottom.bit_length()) > 4000:
        return f"{sign}about 2^{top.bit_length() - bottom.bit_length()}"
    exponent = len(str(top)) - len(str(bottom))
    exponent -= top * 10 ** max(0, -exponent) < bottom * 10 ** max(0, exponent)
    digits = str(top * 10 ** max(0, 11 - exponent) // (bottom * 10 ** max(0, exponent - 11)))
    return f"{sign}about {digits[0]}.{digits[1:]}e{exponent}"


def passes(guard: str, ok: bool) -> bool:
    """Let a case through the named guard exactly when `ok`. Every guard asks here, so that a test can delete one and see its forgery get in."""
    return ok


def shape(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require something of the form of the file."""
    if not passes(guard, ok):
        raise Malformed(guard, path, reason, left, right)


def proof(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require a fact without which the claim is not proved."""
    if not passes(guard, ok):
        raise Refused(guard, path, reason, left, right)


def reach(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require that this checker can decide the case at all."""
    if not passes(guard, ok):
        raise Undecided(guard, path, reason, left, right)


class Budget:
    """Elementary steps that may still be spent on one certificate; estimates are paid before the work is done."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def spend(self, steps: int, what: str) -> None:
        """Pay for the work named by `what`."""
        reason = f"{what} costs about {show(steps)} elementary steps, more than the budget still holds"
        reach("work-budget", steps <= self.steps, "$", reason, steps, self.steps)
        self.steps -= steps
