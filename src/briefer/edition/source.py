"""Sources: what an audience sees of one, from its descriptor to a full citation (ICD 206)."""

from briefer.document.tree import Badge, Emphasis, Inline, Inlines, Link, Span
from briefer.document.walk import normal
from briefer.model.audience import SourceDisplay
from briefer.model.briefing import Source
from briefer.model.language import Language


def source_text(source: Source, display: SourceDisplay, language: Language) -> Inlines:
    """Return the entry of a source in the list of sources."""
    if display == "described":
        return normal((Span(source.descriptor.default or source.kind),))
    parts: list[Inline] = []
    comma = Span(f"{language.labels.get('comma', ',')} ")
    for words in (source.author, source.title.default, source.publisher):
        if words:
            parts.append(Emphasis((Span(words),)) if words == source.title.default else Span(words))
            parts.append(comma)
    for day in (language.date_text(source.published),):
        parts.extend((Span(day), comma) if day else ())
    if parts:
        parts[-1] = Span(". ")
    if source.address.lower().startswith(("https://", "http://")):
        parts.append(Link(source.address, (Span(source.address),)))
        accessed = language.date_text(source.accessed)
        if accessed:
            parts.append(Span(f" ({language.labels['accessed']} {accessed})"))
        parts.append(Span(". "))
    if source.descriptor.default and display == "full":
        parts.append(Span(f"{source.descriptor.default.rstrip('.')}. "))
    grade = f"{source.reliability}{source.credibility}"
    if display == "graded" and grade:
        parts.append(Badge("grade", language.labels["graded"].format(grade=grade)))
    return normal(tuple(parts))
