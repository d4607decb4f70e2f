"""Pillow is whole for who reads a picture while the writer of PDF files is loaded without it."""

import subprocess
import sys

RACE = """
import sys, threading, time
def write():
    import briefer.writers.pdf.objects
def read():
    while "reportlab" not in sys.modules:
        time.sleep(0)
    from briefer.store import picture
    print(picture.Image.Resampling.BICUBIC.name)
threads = [threading.Thread(target=each) for each in (write, read)]
for each in threads:
    each.start()
for each in threads:
    each.join()
"""


def test_a_picture_is_read_while_the_writer_is_loaded():
    found = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True, check=True)
    assert found.stdout == "BICUBIC\n", found.stderr
