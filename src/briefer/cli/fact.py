"""What is said of an item of the library."""

from typing import assert_never

from briefer.document.theme import Theme
from briefer.model.audience import Audience
from briefer.model.template import Template
from briefer.pipeline.house import styles_of
from briefer.store.new import new_briefing


def facts(item: Template | Audience | Theme) -> dict[str, object]:
    """Return what a person or a program wants to know of the item, its id and title first."""
    match item:
        case Template():
            return _of_template(item)
        case Audience():
            return {
                "id": item.id,
                "title": item.name.default,
                "description": item.description.default,
                "question": item.question.default,
                "language": item.language,
                "languages": list(item.languages),
                "yardstick": item.yardstick,
                "marking": item.marking.text if item.marking else "",
                "page": item.page,
                "sources": item.sources,
                "template": item.template,
                "theme": item.theme,
                "parts": list(item.parts),
                "stakeholders": list(item.stakeholders),
            }
        case Theme():
            return {
                "id": item.id,
                "title": item.name,
                "page": item.page.size,
                "fonts": list(dict.fromkeys(family.name for family in item.fonts.values())),
                "logo": item.logo.file.name if item.logo else "",
                "house": item.house.name if item.house else "",
                "styles": {ours: theirs for ours, theirs in styles_of(item).items() if theirs},
            }
    assert_never(item)


def _of_template(item: Template) -> dict[str, object]:
    manifest = item.manifest
    begun = new_briefing(item, title="")
    return {
        "id": manifest.id,
        "title": manifest.title.default,
        "version": manifest.version,
        "description": manifest.description.default,
        "extends": manifest.extends,
        "theme": manifest.theme,
        "pages": manifest.max_pages or "",
        "options": {name: option.default for name, option in manifest.options.items()},
        "sections": [section.kind for section in begun.sections],
        "prompts": {each.id: each.prompt for each in begun.passages() if each.prompt},
        "audiences": list(begun.audiences),
    }
