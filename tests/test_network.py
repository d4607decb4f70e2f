"""Nothing ever asks the network: held in the process by conftest, and here from outside."""

import shutil
import socket
import subprocess
import sys

import pytest


def trace(log, *arguments):
    """Run briefer and return the sockets that it or a child of it opened."""
    strace = ["strace", "-f", "-e", "trace=socket", "-o", log]
    if not shutil.which("strace") or subprocess.run([*strace, "true"], check=False).returncode:
        pytest.skip("strace cannot run here")
    subprocess.run([*strace, sys.executable, "-m", "briefer", *arguments], check=True)
    return [line for line in log.read_text().splitlines() if "socket(" in line]


def test_sockets_are_refused_inside_the_tests():
    with pytest.raises(PermissionError, match="never uses the network"):
        socket.socket(socket.AF_INET)
    with pytest.raises(PermissionError, match="never uses the network"):
        socket.getaddrinfo("localhost", 80)
    socket.socket(socket.AF_UNIX).close()


def test_every_edition_of_the_sample_is_written_without_a_socket(tmp_path):
    sample = tmp_path / "sample.briefing"
    opened = trace(tmp_path / "new", "new", "--sample", "-o", sample)
    opened += trace(tmp_path / "export", "export", sample, "-o", tmp_path / "out")
    assert not [line for line in opened if "AF_UNIX" not in line]
    assert len(list((tmp_path / "out").iterdir())) == 6
