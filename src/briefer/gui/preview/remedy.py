"""What to do where there are no pages: other audiences and templates that there are."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from briefer.gui.coverage import audience_name
from briefer.gui.language import in_language
from briefer.gui.preview.note import Step
from briefer.gui.session import Session
from briefer.model.release import COMMON


def remedies(session: Session) -> Iterator[Step]:
    """Yield steps where the audience or the template that is shown is gone from the library."""
    shown, translate = session.shown, QCoreApplication.translate
    audiences = session.library.audiences.sound()
    if shown.audience not in audiences:
        for each in (*session.briefing.audiences, COMMON):
            if each in audiences:
                words = translate("Remedy", "Show {audience}")
                name = audience_name(session, each)
                yield words.format(audience=name), partial(session.show, audience=each)
        return
    choice = session.briefing.choices.get(shown.audience)
    usual = (choice.template if choice else "") or audiences[shown.audience].template
    templates = session.library.templates.sound()
    if (shown.template or usual) in templates:
        return
    for each, template in templates.items():
        if template.manifest.extends or not template.bundled:
            words = translate("Remedy", "Use the template “{title}”")
            title = in_language(template.manifest.title)
            yield words.format(title=title), partial(session.show, template=each)
