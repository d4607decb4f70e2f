"""Items that are shared: a file looked at before it is taken in, and a bundle that is made."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.cli import difference
from briefer.cli.output import group, problem_data, say, say_json, write_new
from briefer.cli.password import ask, first_line
from briefer.cli.status import Status
from briefer.errors import Problem
from briefer.pipeline.offer import Offer, Offered, Standing, Tried, offered
from briefer.store.bundle import SUFFIX, Bundle, Trust, write_bundle
from briefer.store.key import is_locked
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.packing import files_for

_THERE: Final = {
    Layer.BUNDLED: "the bundled one",
    Layer.OWN: "your own",
    Layer.SHARED: "the shared one",
}


def receive(options: Namespace, library: Library) -> int:
    """Tell what a file holds, and take it in where that is asked for."""
    with offered(options.file, library, options.command) as offer:
        tried = tuple(offer.tried())
        if options.json:
            say_json(_data(offer, tried))
        else:
            for line in _told(offer, tried, str(options.file)):
                say(line)
        if offer.bundle.trust == Trust.BROKEN or any(not each.pdf for each in tried):
            return Status.PROBLEMS
        if options.action == "add":
            offer.take(library, overwrite=options.force)
    if not options.json:
        for item in offer.items if options.action == "add" else ():
            is_there = item.standing == Standing.SAME and item.layer == Layer.OWN
            end = "already" if is_there else "now"
            say(f"You have the {item.kind} {item.id} {end}.")
        if options.action == "check":
            what = "bundle" if offer.is_bundle else options.command.removesuffix("s")
            say(f"{options.file} is a sound {what}.")
    return Status.DONE


def is_bundle(options: Namespace) -> bool:
    """Return whether a bundle is to be written."""
    return options.output is not None and options.output.name.endswith(SUFFIX)


def pack(options: Namespace, library: Library) -> None:
    """Write the bundle of an item."""
    passphrase = ""
    if options.sign:
        if options.passphrase_file is not None:
            passphrase = first_line(options.passphrase_file)
        elif is_locked(options.sign):
            passphrase = ask("Passphrase")
    files = files_for(library, (options.id,), options.command)
    chunks = write_bundle(files, options.maker, options.sign, passphrase)
    write_new(options, b"".join(chunks))


def _signature(bundle: Bundle) -> str:
    """Return in plain words what the signature of a bundle is worth."""
    match bundle.trust, bundle.signer:
        case Trust.KNOWN, signer if signer:
            return f"signed by {signer.name}, whose key you know"
        case Trust.UNKNOWN, signer if signer:
            return f"signed by a key that you do not know: {signer.fingerprint}"
        case Trust.BROKEN, _:
            return "its signature is broken: it was changed since it was signed"
        case _:
            return "not signed, so anyone may have made it"


def _told(offer: Offer, tried: Sequence[Tried], name: str) -> Iterator[str]:
    """Yield the lines that say what a file holds; of a sound item alone there is nothing."""
    if offer.is_bundle:
        maker = f'made by "{offer.bundle.maker}", ' if offer.bundle.maker else ""
        yield f"{name}: {maker}{_signature(offer.bundle)}."
    for item in offer.items:
        if offer.is_bundle or item.standing == Standing.OTHER:
            yield f"  {item.kind} {item.id}: {_standing(item)}"
        for line in difference.told(item.update.changes if item.update else ()):
            yield f"    {line}"
    for each in tried:
        if offer.is_bundle and each.pdf:
            pages = "1 page" if each.pages == 1 else f"{each.pages} pages"
            edition = each.edition
            yield f"  {edition.id} for {edition.audience}: {pages}{_counted(each.problems)}"
    if failed := tuple(dict.fromkeys(p for each in tried if not each.pdf for p in each.problems)):
        yield group(name, failed)


def _standing(item: Offered) -> str:
    there = _THERE[item.layer] if item.layer else ""
    match item.standing:
        case Standing.NEW:
            return "new"
        case Standing.SAME:
            return f"the same as {there}"
        case _ if item.update is None or item.update.carried == item.update.offered:
            return f"differs from {there}"
    age = "newer" if item.update.offered > item.update.carried else "older"
    return f"version {item.update.offered}, {age} than {there}, which has {item.update.carried}"


def _counted(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    return f", {len(problems)} problem{'s' if len(problems) > 1 else ''} with the sample"


def _data(offer: Offer, tried: Sequence[Tried]) -> dict[str, object]:
    bundle = offer.bundle
    return {
        "maker": bundle.maker,
        "signature": str(bundle.trust),
        "signer": {"name": bundle.signer.name, "fingerprint": bundle.signer.fingerprint}
        if bundle.signer
        else None,
        "items": [
            {
                "kind": item.kind,
                "id": item.id,
                "standing": str(item.standing),
                "layer": item.layer,
                "version": item.update.offered if item.update else None,
                "there": item.update.carried if item.update else None,
                "changes": difference.data(item.update.changes if item.update else ()),
            }
            for item in offer.items
        ],
        "editions": [
            {
                "kind": each.edition.kind,
                "id": each.edition.id,
                "audience": each.edition.audience,
                "pages": each.pages,
                "problems": problem_data(each.problems),
            }
            for each in tried
        ],
    }
