"""Reading of themes: tables of TOML -> `Theme`, strict, with the key of what is wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from briefer.document.text import one_line, unprintable
from briefer.document.theme.style import (
    SIZES,
    FontFamily,
    InlineStyle,
    Logo,
    PageStyle,
    Style,
    Theme,
)
from briefer.errors import ThemeError, said
from briefer.value import fields, replace

_MM = 72 / 25.4
_LEAST_SCALE = 0.1
_MOST = 10_000
_LONGEST_LINE = 200
_LOWEST_LOGO, _HIGHEST_LOGO, _BELOW_LOGO = 6, 200, 10
KEYS = (
    "id", "name", "version", "page", "fonts", "colours", "chart", "styles", "inlines", "house",
    "header", "footer", "numbered", "logo",
)  # fmt: skip
"""What a theme may have."""

_STANDING_IN = {
    "regular": "IBMPlexSans-Regular.ttf",
    "bold": "IBMPlexSans-SemiBold.ttf",
    "italic": "IBMPlexSans-Italic.ttf",
    "bold_italic": "IBMPlexSans-SemiBoldItalic.ttf",
}
"""What stands for a family that is not installed, where a theme names no files."""

_PICTURES = (".png", ".jpg", ".jpeg")
_OF_LOGO = {"place": ("first", "every"), "side": ("start", "end")}

_Kind = TypeVar("_Kind")
_KINDS = {
    int: said("a whole number"),
    float: said("a number"),
    str: said("text"),
    dict: said("a table"),
    list: said("a list"),
    bool: said("true or false"),
}


def read_theme(
    data: dict[str, Any],
    locate: Callable[[str], Path],
    installed: Callable[[str], Mapping[str, Path] | None] = lambda _: None,
) -> Theme:
    """Return the theme of the tables; `locate` finds a file that they name.

    `installed` finds the files of a family of fonts by their styles, None where there is none: then
    the files that are named beside it stand for it.

    Raises ThemeError, with the key, where they are no theme.
    """
    return _Reader(data, locate, installed).theme()


class _Reader:
    def __init__(
        self,
        data: dict[str, Any],
        locate: Callable[[str], Path],
        installed: Callable[[str], Mapping[str, Path] | None],
    ) -> None:
        self._data = data
        self._locate = locate
        self._installed = installed
        self._replaced: dict[str, Path] = {}
        self._colours: dict[str, str] = {}
        self._raw: dict[str, dict[str, Any]] = {}
        self._whole: dict[str, dict[str, Any]] = {}

    def theme(self) -> Theme:
        for key in self._data:
            if key not in KEYS:
                raise ThemeError(said("The theme has an unknown key {key}.", key=key), key=key)
        for key, value in self._table("colours").items():
            self._colours[key] = _colour(value, f"colours.{key}")
        self._raw = {key: self._subtable("styles", key) for key in self._table("styles")}
        chart = self._data.get("chart", ["#1F4E8C"])
        if not isinstance(chart, list) or not chart:
            raise ThemeError("chart is not a list of colours.", key="chart")
        page, logo = self._page(), self._logo()
        if logo and logo.place == "every":
            page = replace(page, top=max(page.top, logo.top(page) + logo.height + _BELOW_LOGO))
            _require_room(page)
        return Theme(
            id=self._string("id"),
            name=self._string("name"),
            version=_typed(self._data.get("version", 1), int, "version"),
            page=page,
            fonts={key: self._family(key) for key in self._table("fonts")},
            colours=dict(self._colours),
            chart=tuple(self._colour(value, "chart") for value in chart),
            styles={key: self._style(key) for key in self._raw},
            inlines={
                key: InlineStyle(
                    **self._fields(InlineStyle, self._subtable("inlines", key), f"inlines.{key}")
                )
                for key in self._table("inlines")
            },
            **self._house(),
            replaced=self._replaced,
            header=self._line("header"),
            footer=self._line("footer"),
            numbered=_typed(self._data.get("numbered", False), bool, "numbered"),
            logo=logo,
        )

    def _logo(self) -> Logo | None:
        """Return the logo, None where the theme names no picture."""
        data = dict(self._table("logo"))
        if "height_mm" in data:
            data["height"] = _typed(data.pop("height_mm"), float, "logo.height_mm") * _MM
        name = _typed(data.pop("file", ""), str, "logo.file")
        if name and not name.endswith(_PICTURES):
            raise ThemeError(
                said("logo.file is {value}, not the name of a picture.", value=repr(name)),
                "Use a PNG or JPEG.",
                key="logo.file",
            )
        values = self._fields(Logo, data, "logo")
        for key, allowed in _OF_LOGO.items():
            if values.get(key, allowed[0]) not in allowed:
                raise ThemeError(
                    said(
                        "{key} is {value}, not {one} or {other}.",
                        key=f"logo.{key}",
                        value=repr(values[key]),
                        one=allowed[0],
                        other=allowed[1],
                    ),
                    key=f"logo.{key}",
                )
        if not _LOWEST_LOGO <= values.get("height", _LOWEST_LOGO) <= _HIGHEST_LOGO:
            raise ThemeError(
                said(
                    "The logo is {height} points high, not from {low} to {high}.",
                    height=round(values["height"], 1),
                    low=_LOWEST_LOGO,
                    high=_HIGHEST_LOGO,
                ),
                key="logo.height",
            )
        self._require_honest(values.get("alt", ""), "logo.alt")
        return Logo(file=self._locate(name), **values) if name else None

    def _house(self) -> dict[str, Any]:
        """Return the fields of the Word file whose styles are used; none where it names none."""
        data = self._table("house")
        for key in data:
            if key not in ("file", "styles"):
                raise ThemeError(
                    said("{where} has an unknown key {key}.", where="house", key=key),
                    key=f"house.{key}",
                )
        if "file" not in data:
            return {}
        chosen = _typed(data.get("styles", {}), dict, "house.styles")
        return {
            "house": self._locate(_typed(data["file"], str, "house.file")),
            "house_styles": {
                key: _typed(value, str, f"house.styles.{key}") for key, value in chosen.items()
            },
        }

    def _string(self, key: str) -> str:
        value = _typed(self._data.get(key, ""), str, key)
        if not value:
            raise ThemeError(said("The theme has no {key}.", key=key), key=key)
        return value

    def _line(self, key: str) -> str:
        """Return a line that stands on each page, whoever wrote it."""
        value = _typed(self._data.get(key, ""), str, key)
        self._require_honest(value, key)
        return one_line(value)

    @staticmethod
    def _require_honest(value: str, key: str) -> None:
        if len(value) > _LONGEST_LINE:
            raise ThemeError(
                said("{key} has over {most} characters.", key=key, most=_LONGEST_LINE), key=key
            )
        if found := unprintable(value):
            raise ThemeError(
                said("{key} has {characters}, which deceive.", key=key, characters=found),
                "Leave them out.",
                key=key,
            )

    def _table(self, key: str) -> dict[str, Any]:
        return _typed(self._data.get(key, {}), dict, key)

    def _subtable(self, table: str, key: str) -> dict[str, Any]:
        return _typed(self._table(table)[key], dict, f"{table}.{key}")

    def _page(self) -> PageStyle:
        data = dict(self._table("page"))
        for key in [key for key in data if key.endswith("_mm")]:
            data[key.removesuffix("_mm")] = _typed(data.pop(key), float, f"page.{key}") * _MM
        size = data.get("size", "a4")
        if size not in SIZES:
            raise ThemeError(
                said("page.size is {value}, not a4 or letter.", value=repr(size)), key="page.size"
            )
        width, height = SIZES[size]
        values = {"width": width, "height": height} | self._fields(PageStyle, data, "page")
        page = PageStyle(**values)
        _require_room(page)
        return page

    def _family(self, key: str) -> FontFamily:
        data = self._subtable("fonts", key)
        family = _typed(data.get("family", ""), str, f"fonts.{key}.family")
        fallback = _typed(data.get("fallback", []), list, f"fonts.{key}.fallback")
        return FontFamily(
            name=_typed(data.get("name", family or key), str, f"fonts.{key}.name"),
            fallback=tuple(self._locate(str(name)) for name in fallback),
            **(self._of_family(family, key, data) if family else self._faces(key, data)),
        )

    def _of_family(self, family: str, key: str, data: dict[str, Any]) -> dict[str, Path]:
        """Return the files of an installed family, else those that stand for it."""
        found = self._installed(family)
        if found is None:
            files = self._faces(key, data if "regular" in data else _STANDING_IN)
            self._replaced[family] = files["regular"]
            return files
        regular = found["regular"]
        bold, italic = found.get("bold", regular), found.get("italic", regular)
        slanted = found.get("bold_italic", bold)
        return {"regular": regular, "bold": bold, "italic": italic, "bold_italic": slanted}

    def _faces(self, key: str, data: dict[str, Any]) -> dict[str, Path]:
        files = {}
        for face in ("regular", "bold", "italic", "bold_italic"):
            name = data.get(face, data.get("regular", ""))
            files[face] = self._locate(_typed(name, str, f"fonts.{key}.{face}"))
        return files

    def _style(self, key: str) -> Style:
        style = Style(**self._inherited(key, ()))
        if style.size < 4 or style.leading < style.size:
            raise ThemeError(
                said(
                    "{key} has a size of {size:g} and a leading of {leading:g}.",
                    key=f"styles.{key}",
                    size=style.size,
                    leading=style.leading,
                ),
                "The size is at least 4, and the leading not less than it.",
                key=f"styles.{key}",
            )
        return style

    def _inherited(self, key: str, seen: tuple[str, ...]) -> dict[str, Any]:
        if key in seen:
            raise ThemeError(
                said("{key} inherits from itself.", key=f"styles.{key}"), key=f"styles.{key}"
            )
        if key not in self._whole:
            data = dict(self._raw.get(key, {}))
            parent = data.pop("inherits", None) or self._parent(key)
            above = self._inherited(parent, (*seen, key)) if parent else {}
            self._whole[key] = above | self._fields(Style, data, f"styles.{key}")
        return self._whole[key]

    def _parent(self, key: str) -> str:
        within, _, kind = key.rpartition(" ")
        if within and (plain := kind) in self._raw:
            return plain
        base = kind.rpartition(".")[0]
        if within:
            return base or "text"
        if base:
            return base if base in self._raw else "text"
        return "text" if key != "text" else ""

    def _fields(self, kind: type, data: dict[str, Any], where: str) -> dict[str, Any]:
        known = {item.name: item for item in fields(kind)}
        values: dict[str, Any] = {}
        for key, value in data.items():
            if key not in known:
                raise ThemeError(
                    said("{where} has an unknown key {key}.", where=where, key=key),
                    key=f"{where}.{key}",
                )
            if "colour" in key or key == "background":
                values[key] = self._colour(value, f"{where}.{key}")
            else:
                wanted = known[key].type
                values[key] = _typed(
                    value, wanted if isinstance(wanted, type) else str, f"{where}.{key}"
                )
        if values.get("align", "start") not in ("start", "end", "center", "justify"):
            raise ThemeError(said("{key} is unknown.", key=f"{where}.align"), key=f"{where}.align")
        if (scale := values.get("scale", 1)) < _LEAST_SCALE:
            raise _out_of_proportion(scale, f"{where}.scale")
        return values

    def _colour(self, value: object, key: str) -> str:
        if isinstance(value, str) and (value in self._colours or not value):
            return self._colours.get(value, "")
        return _colour(value, key)


def _require_room(page: PageStyle) -> None:
    if page.width - page.start - page.end < 72 or page.height - page.top - page.bottom < 72:
        raise ThemeError("The margins leave no room on the page.", key="page")


def _colour(value: object, key: str) -> str:
    if isinstance(value, str) and len(value) == 7 and value[0] == "#":
        try:
            int(value[1:], 16)
        except ValueError:
            pass
        else:
            return value.upper()
    raise ThemeError(
        said("{key} is {value}, not a colour like #1F4E8C.", key=key, value=repr(value)), key=key
    )


def _typed(value: object, kind: type[_Kind], key: str) -> _Kind:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
        if not isinstance(value, (int, float)) or abs(value) <= _MOST:
            return value
        raise _out_of_proportion(value, key)
    raise ThemeError(
        said("{key} is {value}, not {kind}.", key=key, value=repr(value), kind=_KINDS[kind]),
        key=key,
    )


def _out_of_proportion(value: object, key: str) -> ThemeError:
    return ThemeError(
        said("{key} is {value}, which is out of all proportion.", key=key, value=repr(value)),
        key=key,
    )
