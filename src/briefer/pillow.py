"""The lock under which Pillow is loaded, since ReportLab is loaded with an empty one in its place.

Another thread that loads a picture meanwhile would be given the empty one.
"""

from threading import RLock

loading = RLock()
