"""`briefer themes from-word`: a theme made from the Word file of a house."""

from argparse import Namespace

from briefer.cli.output import problem_data, problem_line, say, say_json, tell
from briefer.cli.status import Status
from briefer.pipeline.house import Proposed, take, theme_from_word
from briefer.store.library import Library


def run(options: Namespace, library: Library) -> int:
    """Make the theme one's own, and tell what of the file it has."""
    theme_id = options.id or _identifier(options.file.stem)
    proposed = theme_from_word(options.file, library, theme_id, options.name, options.base)
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
        "styles:",
        *(f"  {ours:{width}}  {theirs or '(added)'}" for ours, theirs in proposed.styles.items()),
    ]


def _data(proposed: Proposed) -> dict[str, object]:
    tables = proposed.tables
    return {
        "id": tables["id"],
        "page": tables["page"],
        "fonts": [each.get("name", "") for each in tables["fonts"].values()],
        "colours": tables["colours"],
        "styles": proposed.styles,
        "problems": problem_data(proposed.problems),
    }


def _identifier(stem: str) -> str:
    """Return the id that the name of a file likely means, such as "house-style"."""
    letters = "".join(each if each.isascii() and each.isalnum() else " " for each in stem.lower())
    return "-".join(letters.split())[:40] or "house"
