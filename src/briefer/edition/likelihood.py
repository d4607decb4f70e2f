"""Likelihoods: what was judged, in the yardstick and the language of the reader, or a problem."""

from collections.abc import Mapping

from briefer.edition.order import Order
from briefer.edition.place import Place
from briefer.errors import Problem, Tag, error, said, warning
from briefer.model.judgement import Band, Yardstick, band_for, overlapping
from briefer.model.release import COMMON
from briefer.model.text import Reading, same_language
from briefer.value import dataclass


@dataclass(slots=True)
class Likelihoods:
    """Says likelihoods as an order wants them, and adds to the problems."""

    order: Order
    problems: list[Problem]

    def words(self, given: Mapping[str, str], place: Place) -> tuple[str, str]:
        """Return the term of the reader's yardstick alone, and with its range."""
        if not given:
            return "", ""
        wanted = self._wanted(given)
        band = band_for(given, wanted, self.order.yardsticks) if wanted else None
        if wanted is None or band is None:
            self.problems.append(self._no_band(given, wanted, place))
            return "", ""
        term = self._term(band, wanted)
        pattern = self.order.language.labels["likelihood_range"]
        return term, pattern.format(term=term, low=band.low, high=band.high)

    def _term(self, band: Band, yardstick: Yardstick) -> str:
        wanted = self.order.tag
        chosen = band.term.choose(Reading(COMMON, wanted, wanted, yardstick.language))
        if not same_language(chosen.language, wanted):
            message = said(
                "The terms of the yardstick {yardstick} are in {language}, not in {wanted}.",
                yardstick=yardstick.id,
                language=Tag(chosen.language),
                wanted=Tag(wanted),
            )
            hint = said("Write them in {language} in its file.", language=Tag(wanted))
            self.problems.append(warning(message, hint))
        return chosen.text

    def _wanted(self, given: Mapping[str, str]) -> Yardstick | None:
        yardsticks, chosen = self.order.yardsticks, self.order.audience.yardstick
        if chosen:
            return yardsticks.get(chosen)
        return next((yardsticks[name] for name in given if name in yardsticks), None)

    def _no_band(self, given: Mapping[str, str], wanted: Yardstick | None, place: Place) -> Problem:
        if wanted is None:
            name = self.order.audience.yardstick or next(iter(given))
            message = said("The yardstick {yardstick} is not known.", yardstick=name)
            hint: str = "Add it to the yardsticks."
        else:
            offered = overlapping(given, wanted, self.order.yardsticks)
            terms = tuple(f"{each.term.default} ({each.low}-{each.high} %)" for each in offered)
            message = said(
                "The likelihood is not given in the yardstick {yardstick}.",
                yardstick=wanted.name.default,
            )
            hint = said("Choose one of: {terms}.", terms=terms) if terms else "Choose a term of it."
        return error(message, hint, block_id=place.item, place=place.words)
