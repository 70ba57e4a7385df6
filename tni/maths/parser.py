"""Parser of expressions: texts to trees, never by `eval`.

From loose to tight: or; and; comparisons; + -; * / and products without a sign; the sign -; powers, to the right;
! ° %. So -x² is -(x²), 1/2x is (1/2)·x as in GeoGebra, and sin 2x is sin(2x).
"""

from __future__ import annotations

from fractions import Fraction

from tni.maths.expressions import (
    RELATIONS,
    Comparison,
    ConstantTerm,
    Expression,
    FunctionCall,
    Junction,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
    is_condition,
    number,
)
from tni.maths.faults import MathsError, MathsFault
from tni.maths.functions import INVERSES, KNOWN
from tni.maths.tokens import ANY_LETTER, KnownNames, Token, TokenKind, tokens

MOST_PARTS, MOST_NESTED, MOST_DEPTH = 500, 30, 80
"""Largest trees: nodes, brackets within brackets, and nodes one above the other."""
_NAMES = frozenset({TokenKind.VARIABLE, TokenKind.CONSTANT, TokenKind.FUNCTION, TokenKind.OWN_FUNCTION})
_STARTS = _NAMES | {TokenKind.NUMBER, TokenKind.OPEN}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ROOTS = {"√": "sqrt", "∛": "cbrt"}


def parse(text: str, names: KnownNames = ANY_LETTER) -> Expression:
    """Return the tree of a text. Raises: MathsError."""
    return _Parser(tokens(text, names)).whole()


def parse_number(text: str, names: KnownNames = ANY_LETTER) -> Expression:
    """Return the tree of a text that stands for a number, no condition. Raises: MathsError."""
    found = parse(text, names)
    if is_condition(found):
        raise MathsError(MathsFault.NO_NUMBER, 0)
    return found


class _Parser:
    """Reader of tokens, from the first to the last."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens, self._place = found, 0
        self._made, self._nested, self._bars = 0, 0, [False]

    def whole(self) -> Expression:
        if self._now.kind is TokenKind.END:
            raise MathsError(MathsFault.EMPTY)
        found = self._condition()[0]
        token = self._now
        if token.kind is TokenKind.CLOSE:
            raise MathsError(MathsFault.UNOPENED, token.at, token.text)
        if token.kind is not TokenKind.END:
            raise MathsError(MathsFault.UNEXPECTED, token.at, token.text)
        return found

    # -- tokens

    @property
    def _now(self) -> Token:
        return self._tokens[self._place]

    def _next(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]

    def _take(self, *signs: str) -> str:
        """Return the operator that stands here, and go on; "" for another."""
        token = self._now
        if token.kind is TokenKind.OPERATOR and token.text in signs:
            self._place += 1
            return token.text
        return ""

    # -- trees, each with its depth

    def _node(self, made: Expression, *depths: int) -> tuple[Expression, int]:
        self._made += 1
        depth = 1 + max(depths, default=0)
        if self._made > MOST_PARTS or depth > MOST_DEPTH:
            raise MathsError(MathsFault.TOO_LONG, self._now.at)
        return made, depth

    def _number(self, at: int, found: tuple[Expression, int]) -> tuple[Expression, int]:
        if is_condition(found[0]):
            raise MathsError(MathsFault.NO_NUMBER, at)
        return found

    def _condition(self) -> tuple[Expression, int]:
        at, left = self._now.at, self._conjunction()
        while self._take("or"):
            left = self._joined("or", at, left, self._now.at, self._conjunction())
        return left

    def _conjunction(self) -> tuple[Expression, int]:
        at, left = self._now.at, self._comparison()
        while self._take("and"):
            left = self._joined("and", at, left, self._now.at, self._comparison())
        return left

    def _joined(
        self, word: str, at: int, left: tuple[Expression, int], other: int, right: tuple[Expression, int]
    ) -> tuple[Expression, int]:
        for place, side in ((at, left), (other, right)):
            if not is_condition(side[0]):
                raise MathsError(MathsFault.NO_CONDITION, place)
        return self._node(Junction(word, left[0], right[0]), left[1], right[1])

    def _comparison(self) -> tuple[Expression, int]:
        at, first = self._now.at, self._sum()
        rest: list[tuple[str, Expression]] = []
        depths = [first[1]]
        while sign := self._take(*RELATIONS):
            place = self._now.at
            side = self._number(place, self._sum())
            rest.append((sign, side[0]))
            depths.append(side[1])
        if not rest:
            return first
        return self._node(Comparison(self._number(at, first)[0], tuple(rest)), *depths)

    def _operation(
        self, sign: str, at: int, left: tuple[Expression, int], other: int, right: tuple[Expression, int]
    ) -> tuple[Expression, int]:
        left, right = self._number(at, left), self._number(other, right)
        return self._node(Operation(sign, left[0], right[0]), left[1], right[1])

    def _sum(self) -> tuple[Expression, int]:
        at, left = self._now.at, self._product()
        while sign := self._take("+", "-"):
            left = self._operation(sign, at, left, self._now.at, self._product())
        return left

    def _product(self) -> tuple[Expression, int]:
        at, left = self._now.at, self._signed()
        while True:
            if sign := self._take("*", "/"):
                left = self._operation(sign, at, left, self._now.at, self._signed())
            elif self._factor_follows():
                left = self._operation("*", at, left, self._now.at, self._power())
            else:
                return left

    def _factor_follows(self) -> bool:
        """Return whether a factor follows without a sign."""
        token = self._now
        if token.kind is TokenKind.NUMBER:
            raise MathsError(MathsFault.MISSING_OPERATOR, token.at, token.text[:20])
        if token.text == "|" and token.kind is TokenKind.OPERATOR:
            return not self._bars[-1]
        return token.kind in _STARTS or (token.kind is TokenKind.OPERATOR and token.text in _ROOTS)

    def _signed(self) -> tuple[Expression, int]:
        negative = False
        at = self._now.at
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        if not negative:
            return self._power()
        at = self._now.at
        found = self._number(at, self._power())
        return self._node(Negation(found[0]), found[1])

    def _power(self) -> tuple[Expression, int]:
        at, base = self._now.at, self._suffixed()
        while self._now.kind is TokenKind.RAISED:
            base = self._operation("^", at, base, at, self._raised())
        if not self._take("^"):
            return base
        other = self._now.at
        self._deeper(other)
        exponent = self._signed()
        self._nested -= 1
        return self._operation("^", at, base, other, exponent)

    def _raised(self) -> tuple[Expression, int]:
        token = self._next()
        sign, text = (token.text[0], token.text[1:]) if token.text[0] in "+-" else ("", token.text)
        if text == "n":
            made: Expression = Variable("n")
        elif text.isdigit() and len(text) < 7:
            made = Numeral(Fraction(int(text)))
        else:
            raise MathsError(MathsFault.UNEXPECTED, token.at, token.text[:20])
        return self._node(Negation(made) if sign == "-" else made, 1 if sign == "-" else 0)

    def _suffixed(self) -> tuple[Expression, int]:
        at, found = self._now.at, self._primary()
        while suffix := self._take("!", "°", "%"):
            found = self._number(at, found)
            found = self._node(Suffixed(suffix, found[0]), found[1])
        return found

    def _primary(self) -> tuple[Expression, int]:
        token = self._next()
        match token.kind:
            case TokenKind.NUMBER:
                return self._node(Numeral(token.value))
            case TokenKind.CONSTANT:
                return self._node(ConstantTerm(token.text))
            case TokenKind.VARIABLE:
                return self._node(Variable(token.text))
            case TokenKind.FUNCTION | TokenKind.OWN_FUNCTION:
                return self._function(token)
            case TokenKind.OPEN:
                return self._bracketed(token)
            case TokenKind.OPERATOR if token.text == "|":
                return self._absolute(token)
            case TokenKind.OPERATOR if token.text in _ROOTS:
                self._deeper(token.at)
                inner = self._number(self._now.at, self._primary())
                self._nested -= 1
                return self._node(FunctionCall(_ROOTS[token.text], (inner[0],)), inner[1])
        self._place -= 1
        before = self._tokens[self._place - 1] if self._place else None
        operator = before is None or before.kind in (TokenKind.OPERATOR, TokenKind.OPEN, TokenKind.SEPARATOR)
        if operator or token.kind in (TokenKind.END, TokenKind.FUNCTION, TokenKind.CLOSE):
            raise MathsError(MathsFault.MISSING_OPERAND, token.at, before.text if before else token.text)
        raise MathsError(MathsFault.UNEXPECTED, token.at, token.text)

    # -- brackets and functions

    def _deeper(self, at: int) -> None:
        self._nested += 1
        if self._nested > MOST_NESTED:
            raise MathsError(MathsFault.TOO_LONG, at)

    def _close(self, opened: Token) -> None:
        token, closing = self._now, _CLOSING[opened.text]
        if token.kind is TokenKind.CLOSE and token.text == closing:
            self._place += 1
            return
        if token.kind in (TokenKind.END, TokenKind.CLOSE):
            raise MathsError(MathsFault.UNCLOSED, opened.at, opened.text)
        raise MathsError(MathsFault.UNEXPECTED, token.at, token.text)

    def _bracketed(self, opened: Token) -> tuple[Expression, int]:
        self._deeper(opened.at)
        self._bars.append(False)
        found = self._condition()
        self._close(opened)
        self._bars.pop()
        self._nested -= 1
        return found

    def _absolute(self, opened: Token) -> tuple[Expression, int]:
        self._deeper(opened.at)
        self._bars.append(True)
        inner = self._number(self._now.at, self._sum())
        if not self._take("|"):
            if self._now.kind is TokenKind.END:
                raise MathsError(MathsFault.UNCLOSED, opened.at, "|")
            raise MathsError(MathsFault.UNEXPECTED, self._now.at, self._now.text)
        self._bars.pop()
        self._nested -= 1
        return self._node(FunctionCall("abs", (inner[0],)), inner[1])

    def _function(self, token: Token) -> tuple[Expression, int]:
        name, power = token.text, None
        if token.kind is TokenKind.FUNCTION and self._now.kind is TokenKind.RAISED:
            power = self._raised()
        elif token.kind is TokenKind.FUNCTION and self._take("^"):
            self._deeper(token.at)
            power = self._signed() if self._now.text == "-" else self._primary()
            self._nested -= 1
        if power is not None and power[0] == number(-1) and name in INVERSES:
            name, power = INVERSES[name], None
        arguments = self._arguments(token)
        depths = [one[1] for one in arguments]
        self._check_arguments(name, token, [one[0] for one in arguments])
        made = self._node(FunctionCall(name, tuple(one[0] for one in arguments)), *depths)
        return made if power is None else self._operation("^", token.at, made, token.at, power)

    def _arguments(self, name: Token) -> list[tuple[Expression, int]]:
        if self._now.kind is not TokenKind.OPEN:
            return [self._bare_argument(name)]
        opened = self._next()
        self._deeper(opened.at)
        self._bars.append(False)
        out = [self._condition()]
        while self._tokens[self._place].kind is TokenKind.SEPARATOR:
            self._place += 1
            out.append(self._condition())
        self._close(opened)
        self._bars.pop()
        self._nested -= 1
        return out

    def _bare_argument(self, name: Token) -> tuple[Expression, int]:
        """Return the argument of a function without brackets, as in sin 2x: numbers and letters, with their powers."""
        token = self._now
        if name.kind is TokenKind.OWN_FUNCTION or KNOWN[name.text].least > 1:
            raise MathsError(MathsFault.ARGUMENTS, name.at, name.text)
        if token.kind not in _STARTS and not (token.kind is TokenKind.OPERATOR and token.text in (*_ROOTS, "|")):
            raise MathsError(MathsFault.MISSING_OPERAND, token.at, name.text)
        if token.text == "|" and self._bars[-1]:
            raise MathsError(MathsFault.MISSING_OPERAND, token.at, name.text)
        self._deeper(token.at)
        at, found = token.at, self._power()
        while self._now.kind in (TokenKind.VARIABLE, TokenKind.CONSTANT):
            found = self._operation("*", at, found, self._now.at, self._power())
        self._nested -= 1
        return found

    def _check_arguments(self, name: str, token: Token, arguments: list[Expression]) -> None:
        known = KNOWN.get(name) if token.kind is TokenKind.FUNCTION else None
        if known is not None and not known.least <= len(arguments) <= known.most:
            raise MathsError(MathsFault.ARGUMENTS, token.at, name)
        for place, one in enumerate(arguments):
            wanted = name == "if" and place % 2 == 0 and place < len(arguments) - 1
            if known is not None and is_condition(one) != wanted:
                raise MathsError(MathsFault.NO_CONDITION if wanted else MathsFault.NO_NUMBER, token.at, name)
