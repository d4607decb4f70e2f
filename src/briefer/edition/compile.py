"""Compilation: a briefing and an order -> an edition, in five steps."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from briefer.document import tree
from briefer.document.tree import Document, Figure
from briefer.document.walk import blocks as walk_blocks
from briefer.edition.finish import finish
from briefer.edition.kept import Ground, Steps, keep, steps_on
from briefer.edition.order import Order
from briefer.edition.place import BlockPlaces, Place
from briefer.edition.prepare import Prepared, prepare
from briefer.edition.relevance import hidden_items, relevant, shown
from briefer.edition.render import render
from briefer.edition.restrict import restrict
from briefer.errors import Problem, Severity, Tag, TemplateError, error, said, warning
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, OptionValue
from briefer.model.marking import Settled, settle
from briefer.model.place import TITLE_PAGE
from briefer.model.template import Template
from briefer.model.text import Reading, Text, same_language
from briefer.value import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one audience gets: a document, None where the template failed, and its problems.

    `places` leads from the ids of blocks to where in the briefing they come from.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]

    def has_errors(self) -> bool:
        """Return whether a problem keeps the edition from being written."""
        return any(problem.severity == Severity.ERROR for problem in self.problems)


def compile_edition(briefing: Briefing, order: Order) -> Edition:
    """Return the edition; what is wrong with content or template is in its problems."""
    audience = order.audience
    reading = Reading(audience.id, order.tag, audience.language, briefing.language)
    named = replace(
        audience,
        name=_chosen(audience.name, audience, reading),
        question=_chosen(audience.question, audience, reading),
    )
    options = _options(order.template) | dict(order.options)
    order = replace(order, audience=named, options=options)
    ground = _ground(briefing, reading, order)
    last = steps_on(ground)
    restricted = restrict(briefing, reading, last.restricted)
    prepared = prepare(briefing, restricted, order, last.prepared)
    settled = settle(briefing.marking, audience.marking, order.marking)
    problems = (*restricted.problems, *prepared.problems)
    others = (*prepared.omissions, *_untitled(prepared), *_marking_problems(settled))
    try:
        rendered = render(order.template, prepared, order.memory, last.rendered)
    except TemplateError as fault:
        failed = _template_problem(order.template, fault)
        return Edition(document=None, problems=(*problems, *others, failed), places=prepared.places)
    others = (*others, *_untold(audience, reading, rendered.read))
    document = rendered.frame.filled(prepared.passages)
    finished = finish(document.blocks, last.finished)
    keep(ground, Steps(restricted, prepared, rendered, finished))
    if problems:
        seen = shown(rendered, finished.numbers)
        hidden = hidden_items(briefing, audience, prepared.places, seen)
        problems = tuple(relevant(problems, hidden))
    document = _about(replace(document, blocks=finished.blocks), prepared, order, settled)
    document, lost = _with_pictures(document, prepared, order)
    return Edition(
        document=document,
        problems=(*problems, *others, *lost),
        places=BlockPlaces(document.blocks, prepared.places),
    )


def _ground(briefing: Briefing, reading: Reading, order: Order) -> Ground:
    return Ground(
        briefing=briefing.id,
        reading=reading,
        audience=order.audience,
        language=order.language,
        template=order.template,
        options=order.options,
        yardsticks=order.yardsticks,
    )


def _chosen(text: Text, audience: Audience, reading: Reading) -> Text:
    """Return a text of the audience's own file, reduced to the one in the reader's language."""
    return Text(text.choose(replace(reading, written=audience.language)).text)


def _untold(audience: Audience, reading: Reading, read: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a warning for each printed text of the audience's file that is in another language."""
    wanted = reading.language
    hint = said("Write it in {language} in the file of the audience.", language=Tag(wanted))
    name = _written_in(audience.name, audience, reading)
    if name and not same_language(name, wanted):
        yield warning(
            said(
                "The audience's name is in {language}, not in {wanted}.",
                language=Tag(name),
                wanted=Tag(wanted),
            ),
            hint,
        )
    question = _written_in(audience.question, audience, reading)
    if question and ".question" in read and not same_language(question, wanted):
        yield warning(
            said(
                "The audience's question is in {language}, not in {wanted}.",
                language=Tag(question),
                wanted=Tag(wanted),
            ),
            hint,
        )


def _written_in(text: Text, audience: Audience, reading: Reading) -> str:
    """Return the language of a text of the audience's own file, nothing where it says nothing."""
    chosen = text.choose(replace(reading, written=audience.language))
    return chosen.language if chosen.text else ""


def _options(template: Template | None) -> dict[str, OptionValue]:
    """Return the defaults of the options of a template and of those it extends."""
    if template is None:
        return {}
    own = {name: option.default for name, option in template.manifest.options.items()}
    return _options(template.parent) | own


def _untitled(prepared: Prepared) -> tuple[Problem, ...]:
    if prepared.view.briefing.title.strip():
        return ()
    return (warning("The briefing has no title.", "Write a title.", place=TITLE_PAGE),)


def _marking_problems(settled: Settled) -> tuple[Problem, ...]:
    if not settled.conflict:
        return ()
    return (
        error(settled.conflict, "Decide on a marking for this audience.", place=said("Marking")),
    )


def _template_problem(template: Template, fault: TemplateError) -> Problem:
    name, line = template.manifest.id, fault.line
    return error(
        fault.message,
        fault.hint or "Choose another template, or mend this one.",
        place=said("Template {template}, line {line}", template=name, line=line)
        if line
        else said("Template {template}", template=name),
    )


def _about(document: Document, prepared: Prepared, order: Order, settled: Settled) -> Document:
    """Return the document with what is said of it, which no template decides."""
    briefing, language = prepared.view.briefing, order.language
    labels = language.labels
    return replace(
        document,
        title=briefing.title or document.title,
        lang=order.tag,
        dir=language.dir,
        subject=briefing.subtitle,
        author=briefing.author,
        organisation=briefing.organisation,
        reference=briefing.reference,
        date=prepared.date,
        marking=tree.Marking(settled.marking.scheme, settled.marking.banner()),
        max_pages=order.template.manifest.max_pages,
        labels=tree.Labels(
            page=labels["page"],
            contents=labels["contents"],
            continued=labels["continued"],
            notes=labels["notes"],
        ),
    )


def _with_pictures(
    document: Document, prepared: Prepared, order: Order
) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document with the pictures that its figures use, and what was lost of them."""
    pictures: dict[str, tree.Picture] = {}
    problems = []
    for block in walk_blocks(document.blocks) if prepared.pictures else ():
        if not isinstance(block, Figure) or block.picture in pictures:
            continue
        stored = prepared.pictures[block.picture]
        if (data := order.picture(stored.sha256)) is None:
            problems.append(
                error(
                    "A picture is missing from the briefing, or is broken.",
                    "Insert it again.",
                    block_id=block.id,
                )
            )
            continue
        pictures[block.picture] = tree.Picture(data, stored.media_type, stored.width, stored.height)
    return replace(document, pictures=pictures), tuple(problems)
