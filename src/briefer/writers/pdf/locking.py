"""Passwords: a file that is encrypted by AES-256 (ISO 32000-2 §7.6, revision 6).

PDF/A forbids encryption (ISO 19005-2 §6.1.3), so the marks of an archivable file are taken out.
PDF/UA does not, if assistive technology may read the file (ISO 14289-1 §7.16).
"""

from io import BytesIO

from briefer.writers.pdf.metadata import ARCHIVABLE


def lock(data: bytes, password: str) -> bytes:
    """Return the file so that it opens with the password alone; each time with other bytes."""
    import pikepdf  # noqa: PLC0415 - takes longer than most exports, and few have a password

    locked = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata
        packet.write(packet.read_bytes().replace(ARCHIVABLE.encode(), b""))
        del pdf.Root.OutputIntents
        pdf.save(
            locked,
            # Without an owner's password of its own, anyone would open the file as the owner.
            encryption=pikepdf.Encryption(
                owner=password, user=password, R=6, allow=pikepdf.Permissions(accessibility=True)
            ),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return locked.getvalue()
