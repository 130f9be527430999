"""The Python environment that the comparison runs in."""

import hashlib
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".build/peers-venv"
REQUIREMENTS = HERE / "requirements.txt"


def enter() -> None:
    """Runs this program again inside the environment, which is made first where it is missing or outdated."""
    if pathlib.Path(sys.prefix) == FOLDER:
        return
    python = FOLDER / "bin/python"
    mark = FOLDER / "requirements.sha256"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not mark.exists() or mark.read_text() != wanted:
        make(python)
        mark.write_text(wanted)
    os.execv(python, [str(python), *sys.argv])


def make(python: pathlib.Path) -> None:
    """Installs the requirements; ends the program with one sentence where that cannot be done."""
    print(f"peers: installing {REQUIREMENTS.relative_to(ROOT)} into {FOLDER.relative_to(ROOT)}", file=sys.stderr)
    steps = [
        [sys.executable, "-m", "venv", "--clear", str(FOLDER)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)],
    ]
    for step in steps:
        try:
            subprocess.run(step, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(
                f"peers: nothing was compared: the Python environment cannot be made ({error}). "
                f"It needs Python 3.11 with venv, and the packages of {REQUIREMENTS.relative_to(ROOT)} from an "
                "index that pip reaches, or their wheels in a folder that PIP_FIND_LINKS names."
            )
