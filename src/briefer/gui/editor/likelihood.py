"""How likely a scenario is, on each yardstick that one of the audiences reads."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from briefer.errors import BrieferError
from briefer.gui.editor.desk import Desk
from briefer.gui.editor.pairs import Pairs
from briefer.gui.editor.value import ChoiceField
from briefer.gui.language import in_language, listed
from briefer.gui.look import SPACE
from briefer.model.briefing import Briefing
from briefer.model.judgement import Yardstick, band_for, overlapping

Put = Callable[[Mapping[str, str]], Briefing | None]
"""Returns the briefing with another likelihood."""


class LikelihoodField(Pairs):
    """A choice for each yardstick; the chosen audience's comes first."""

    def __init__(self, desk: Desk, put: Put) -> None:
        super().__init__(SPACE[1])
        self._desk = desk
        self._put = put
        self._likelihood: Mapping[str, str] = {}
        self._fields: dict[str, ChoiceField] = {}

    def refresh(self, likelihood: Mapping[str, str]) -> None:
        """Show a likelihood, band by band of each yardstick."""
        self._likelihood = likelihood
        shelf = self._desk.session.library.yardsticks.sound()
        readers = self._readers()
        own = [each for each in readers if self._desk.audience in readers[each]]
        wanted = [each for each in dict.fromkeys([*own, *readers, *likelihood]) if each in shelf]
        if wanted != list(self._fields):
            self._fields = {each: self._field(shelf[each]) for each in wanted}
            self.put([*self._fields.values()])
        for name, field in self._fields.items():
            field.refresh(likelihood.get(name, ""), self._choices(shelf[name], likelihood, shelf))
            is_missing = bool(likelihood) and not band_for(likelihood, shelf[name], shelf)
            field.explain(
                self._missing(readers.get(name, ())) if is_missing else shelf[name].standard,
                shelf[name].note,
            )
        self.arrange()

    def _missing(self, readers: Sequence[str]) -> str:
        names = listed([self._desk.name(each) for each in readers])
        return self.tr("Missing for {readers}").format(readers=names) if names else ""

    def _field(self, yardstick: Yardstick) -> ChoiceField:
        title = self.tr("Likelihood: {0}").format(in_language(yardstick.name))
        return ChoiceField(self._desk, title, partial(self._changed, yardstick.id))

    def _choices(
        self, yardstick: Yardstick, likelihood: Mapping[str, str], shelf: Mapping[str, Yardstick]
    ) -> list[tuple[str, str]]:
        """Return the bands in words; those that what is given elsewhere suggests are marked."""
        near = () if yardstick.id in likelihood else overlapping(likelihood, yardstick, shelf)
        found = [("", self.tr("not said"))]
        for band in yardstick.bands:
            words = f"{band.term.default} ({band.low}–{band.high} %)"  # noqa: RUF001 - a range
            found.append((band.id, self.tr("{0}, fits").format(words) if band in near else words))
        return found

    def _readers(self) -> dict[str, list[str]]:
        """Return the audiences of the briefing that read by each yardstick."""
        desk = self._desk
        found: dict[str, list[str]] = {}
        for audience in desk.briefing.audiences:
            with suppress(BrieferError):
                yardstick = desk.session.library.audiences.read(audience).yardstick
                found.setdefault(yardstick, []).append(audience)
        return found

    def _changed(self, yardstick: str, band: str) -> Briefing | None:
        kept = {each: value for each, value in self._likelihood.items() if each != yardstick}
        return self._put({**kept, yardstick: band} if band else kept)
