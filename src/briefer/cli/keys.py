"""`briefer keys`: the keys that sign bundles, one's own and those of people who are known."""

from argparse import Namespace

from briefer.cli.output import say, say_json, write_new
from briefer.cli.password import ask, first_line
from briefer.cli.status import Status
from briefer.store import key


def run(options: Namespace) -> int:
    """Do what is asked with the keys."""
    match options.action:
        case "make":
            made = key.make_key(options.name, _passphrase(options))
            say(f"Made the key {made.name}: {made.fingerprint}")
            say(f"`briefer keys export {made.name}` writes what others need to know it by.")
        case "add":
            added = key.add_key(options.file)
            say(f"The key {added.name} is known now: {added.fingerprint}")
            say("Compare that with its owner, who sees it by `briefer keys`.")
        case "export":
            write_new(options, key.key_text(key.named(options.name)).encode())
        case "remove":
            key.remove_key(options.name)
            say(f"The key {options.name} is known no more.")
        case _:
            _list(options)
    return Status.DONE


def _list(options: Namespace) -> None:
    found = key.keys()
    if options.json:
        rows = [
            {"name": each.name, "fingerprint": each.fingerprint, "own": each.is_own}
            for each in found
        ]
        say_json(rows)
        return
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        say(f"{each.name:{width}}  {each.fingerprint}{' (your own)' if each.is_own else ''}")


def _passphrase(options: Namespace) -> str:
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    return ask("Passphrase", twice=True) if options.passphrase else ""
