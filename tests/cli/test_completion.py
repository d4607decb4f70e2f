"""What a shell completes: commands, options and files."""

import shutil
import subprocess

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_script_is_one_that_its_shell_reads(briefer, shell):
    script = briefer("completion", shell).out
    assert "audiences" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_completes_commands_formats_and_files(briefer, tmp_path):
    (tmp_path / "talks.briefing").write_text("")

    def completed(*words):
        quoted = " ".join(f"'{word}'" for word in words)
        ask = (
            f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _shtab_briefer;"
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        ran = subprocess.run(
            ["bash", "-c", f"{briefer('completion', 'bash').out}\n{ask}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.split()

    assert completed("briefer", "exp") == ["export"]
    assert completed("briefer", "export", "-f", "d") == ["docx"]
    assert completed("briefer", "export", "ta") == ["talks.briefing"]
