"""Embeddings: explicit codes of direction -> levels, and the runs that are resolved as one.

UAX #9, rules P2, P3 and X1 to X10. It resolves no character that is not a code itself.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.value import dataclass

_DEEPEST = 125
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"LRE": "L", "RLE": "R", "LRO": "L", "RLO": "R"}
_OVERRIDES = frozenset({"LRO", "RLO"})
_REMOVED = frozenset({*_EMBEDDINGS, "PDF", "BN"})
ISOLATES = frozenset({*_INITIATORS, "PDI"})
CODES = ISOLATES | (_REMOVED - {"BN"})


@dataclass(slots=True, eq=False)
class Stretch:
    """An isolating run sequence (BD13): places of characters, their level, the strong at its ends.

    Codes that are removed (rule X9) stand in none.
    """

    places: list[int]
    level: int
    start: str
    end: str


def strong_of(level: int) -> str:
    """Return the strong kind of a level."""
    return "R" if level % 2 else "L"


def first_strong(kinds: Sequence[str]) -> str:
    """Return the first strong kind outside isolates, "L" or "R", or "" (rules P2 and P3)."""
    return _first_strong(kinds, _partners(kinds), 0, len(kinds))


def embed(kinds: list[str], base: int) -> list[int]:
    """Return the explicit level of each character; kinds that are overridden change."""
    if CODES.isdisjoint(kinds):
        return [base] * len(kinds)
    partners = _partners(kinds)
    state = _State(base)
    found: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in _INITIATORS:
            strong = {"LRI": "L", "RLI": "R"}.get(kind)
            if strong is None:
                strong = _first_strong(kinds, partners, at + 1, partners.get(at, len(kinds))) or "L"
            found.append(state.level)
            kinds[at] = state.override or kind
            state.isolate(strong)
        elif kind in _EMBEDDINGS:
            found.append(state.level)
            state.embed(_EMBEDDINGS[kind], is_override=kind in _OVERRIDES)
        elif kind == "PDF":
            state.end_embedding()
            found.append(state.level)
        elif kind == "B":
            state = _State(base)
            found.append(base)
        else:
            if kind == "PDI":
                state.end_isolate()
            found.append(state.level)
            if kind != "BN":
                kinds[at] = state.override or kind
    return found


def stretches(kinds: Sequence[str], found: Sequence[int], base: int) -> Iterator[Stretch]:
    """Yield the isolating run sequences of a paragraph; `kinds` are those before any override."""
    places = [at for at, kind in enumerate(kinds) if kind not in _REMOVED]
    if not places:
        return
    cuts = [n for n, (one, other) in enumerate(pairwise(places), 1) if found[one] != found[other]]
    partners = {} if ISOLATES.isdisjoint(kinds) else _partners(kinds)
    closers = {closer: opener for opener, closer in partners.items()}
    openings: dict[int, Stretch] = {}
    made: list[Stretch] = []
    for start, end in pairwise([0, *cuts, len(places)]):
        run = places[start:end]
        level = found[run[0]]
        before = found[places[start - 1]] if start else base
        opener = closers.get(run[0])
        stretch = openings.pop(opener, None) if opener is not None else None
        if stretch is None:
            stretch = Stretch(run, level, strong_of(max(level, before)), "")
            made.append(stretch)
        else:
            stretch.places += run
        last = run[-1]
        after = found[places[end]] if end < len(places) else base
        if last in partners:
            openings[last] = stretch
        elif kinds[last] in _INITIATORS:
            after = base
        stretch.end = strong_of(max(level, after))
    yield from made


class _State:
    """What explicit codes have opened: levels, with overrides, of embeddings and isolates."""

    def __init__(self, base: int) -> None:
        self.level = base
        self.override = ""
        self._outer: list[tuple[int, str, bool]] = []
        self._is_isolate = False
        self._isolates = self._embeddings = self._valid = 0

    def isolate(self, strong: str) -> None:
        """Open an isolate (rules X5a to X5c)."""
        if self._open(strong, override="", is_isolate=True):
            self._valid += 1
        else:
            self._isolates += 1

    def embed(self, strong: str, *, is_override: bool) -> None:
        """Open an embedding or an override (rules X2 to X5)."""
        opened = self._open(strong, override=strong if is_override else "", is_isolate=False)
        if not opened and not self._isolates:
            self._embeddings += 1

    def end_isolate(self) -> None:
        """Close the last isolate with all embeddings in it (rule X6a)."""
        if self._isolates:
            self._isolates -= 1
        elif self._valid:
            self._embeddings = 0
            while not self._is_isolate:
                self._close()
            self._close()
            self._valid -= 1

    def end_embedding(self) -> None:
        """Close the last embedding (rule X7)."""
        if self._isolates:
            return
        if self._embeddings:
            self._embeddings -= 1
        elif not self._is_isolate and self._outer:
            self._close()

    def _open(self, strong: str, *, override: str, is_isolate: bool) -> bool:
        level = self.level + 1
        level += strong_of(level) != strong
        if level > _DEEPEST or self._isolates or self._embeddings:
            return False
        self._outer.append((self.level, self.override, self._is_isolate))
        self.level, self.override, self._is_isolate = level, override, is_isolate
        return True

    def _close(self) -> None:
        self.level, self.override, self._is_isolate = self._outer.pop()


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    """Return the end of each isolate that has one, by its beginning (BD9)."""
    open_: list[int] = []
    found: dict[int, int] = {}
    for at, kind in enumerate(kinds):
        if kind in _INITIATORS:
            open_.append(at)
        elif kind == "PDI" and open_:
            found[open_.pop()] = at
        elif kind == "B":
            open_.clear()
    return found


def _first_strong(kinds: Sequence[str], partners: dict[int, int], at: int, end: int) -> str:
    while at < end:
        kind = kinds[at]
        if kind in ("L", "R", "AL"):
            return "L" if kind == "L" else "R"
        if kind in _INITIATORS:
            at = partners.get(at, end)
        at += 1
    return ""
