"""The zip of a Word file is that of the standard library."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from briefer.writers.docx.zipped import zipped

NAMES = st.from_regex(r"[a-z]{1,9}/[a-z]{1,9}\.(xml|png|jpg)", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=3000), max_size=5))
def test_it_has_the_bytes_of_the_standard_library(parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            is_stored = name.endswith((".png", ".jpg"))
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=1)
    assert zipped(parts) == buffer.getvalue()
