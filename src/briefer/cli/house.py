"""`briefer themes from-word`: a theme made from the Word file of a house."""

from argparse import Namespace
from collections.abc import Mapping

from briefer.cli.output import problem_data, problem_line, say, say_json, tell
from briefer.cli.status import Status
from briefer.pipeline.house import Proposed, Wanted, take, theme_from_word
from briefer.store.library import Library


def run(options: Namespace, library: Library) -> int:
    """Make the theme one's own, and tell what of the file it has."""
    theme_id = options.id or _identifier(options.file.stem)
    left = options.without
    wanted = Wanted(
        margins="margins" not in left,
        fonts="fonts" not in left,
        colours="colours" not in left,
        logo="logo" not in left,
    )
    proposed = theme_from_word(
        options.file, library, theme_id, options.name, options.base, wanted=wanted
    )
    if not options.dry_run:
        take(proposed, library, overwrite=options.force)
    if options.json:
        say_json(_data(proposed))
        return Status.DONE
    for line in _told(proposed):
        say(line)
    for problem in proposed.problems:
        tell(problem_line(problem))
    done = "would be" if options.dry_run else "is"
    say(f"The theme {theme_id} {done} your own. `--theme {theme_id}` uses it.")
    return Status.DONE


def _told(proposed: Proposed) -> list[str]:
    tables = proposed.tables
    page, colours = tables["page"], tables["colours"]
    margins = (f"{side} {page[f'{side}_mm']:g}" for side in ("top", "bottom", "start", "end"))
    fonts = dict.fromkeys(str(each.get("name", "")) for each in tables["fonts"].values())
    width = max(map(len, proposed.styles))
    return [
        f"page: {page['size']}, margins in mm: {', '.join(margins)}",
        f"fonts of pages: {', '.join(fonts)}",
        f"colours: {', '.join(f'{name} {value}' for name, value in colours.items())}",
        *([_logo(tables["logo"])] if "logo" in tables else []),
        "styles:",
        *(f"  {ours:{width}}  {theirs or '(added)'}" for ours, theirs in proposed.styles.items()),
    ]


def _logo(logo: Mapping[str, object]) -> str:
    place = {"first": "at the top of the first page", "every": "in the header of every page"}
    return f"logo: {logo['file']}, {place[str(logo.get('place', 'first'))]}"


def _data(proposed: Proposed) -> dict[str, object]:
    tables = proposed.tables
    return {
        "id": tables["id"],
        "page": tables["page"],
        "fonts": [each.get("name", "") for each in tables["fonts"].values()],
        "colours": tables["colours"],
        "logo": tables.get("logo", {}),
        "styles": proposed.styles,
        "problems": problem_data(proposed.problems),
    }


def _identifier(stem: str) -> str:
    """Return the id that the name of a file likely means, such as "house-style"."""
    letters = "".join(each if each.isascii() and each.isalnum() else " " for each in stem.lower())
    return "-".join(letters.split())[:40] or "house"
