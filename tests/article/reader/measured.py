"""Reads one file in a process of its own, and prints what became of it, in what time and memory."""

import re
import sys
import time
from pathlib import Path

from briefer.article.reader import extract
from briefer.errors import ArticleError

if __name__ == "__main__":
    data = Path(sys.argv[1]).read_bytes()
    begun = time.process_time()
    try:
        found = f"{len(extract(data, sys.argv[2]).text)} characters"
    except ArticleError as fault:
        found = f"{fault} {fault.hint}"
    took = time.process_time() - begun
    status = Path("/proc/self/status").read_text(encoding="ascii")
    most = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    sys.stdout.write(f"{took:.2f} {most:.0f} {found}")
