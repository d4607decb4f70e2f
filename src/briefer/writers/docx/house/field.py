"""Fields of several runs, as the simple ones that they mean (ECMA-376-1 §17.16.18)."""

from briefer.writers.docx.house.markup import Node, Part


def with_simple_fields(node: Node) -> list[Node]:
    """Return what is in a paragraph; a field that does not end in it is left out."""
    reader = _Reader()
    for child in node.elements():
        if child.name == "w:r":
            reader.run(child)
        elif not reader.depth:
            reader.found.append(child)
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.found: list[Node] = []
        self.depth = 0
        self._told = ""
        self._is_shown = False
        self._result: list[Part] = []

    def run(self, run: Node) -> None:
        """Take a run: to what is found, or to the field that is open."""
        properties = run.child("w:rPr")
        kept: list[Part] = []
        for part in run.elements():
            if part.name == "w:fldChar":
                self._keep(kept, properties)
                kept = []
                self._turn(part.get("w:fldCharType"))
            elif self.depth == 1 and part.name == "w:instrText":
                self._told += "".join(each for each in part.children if isinstance(each, str))
            elif part.name != "w:rPr" and (not self.depth or self._is_result(part)):
                kept.append(part)
        self._keep(kept, properties)

    def _is_result(self, part: Node) -> bool:
        return self.depth == 1 and self._is_shown and part.name == "w:t"

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self.depth += 1
            if self.depth == 1:
                self._told, self._is_shown, self._result = "", False, []
        elif kind == "separate":
            self._is_shown = self._is_shown or self.depth == 1
        elif kind == "end" and self.depth:
            self.depth -= 1
            if not self.depth:
                self.found.append(Node("w:fldSimple", {"w:instr": self._told}, self._result))

    def _keep(self, kept: list[Part], properties: Node | None) -> None:
        if kept:
            run = Node("w:r", {}, [properties, *kept] if properties else kept)
            if self.depth:
                self._result.append(run)
            else:
                self.found.append(run)
