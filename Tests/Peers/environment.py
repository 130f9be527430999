"""The Python environment that the comparison runs in."""

import hashlib
import os
import pathlib
import subprocess
import sys
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".build/peers-venv"
REQUIREMENTS = HERE / "requirements.txt"
# Where the CPU builds of torch are, for machines that have no wheel of it at hand.
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"


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
    """Installs the requirements; ends the program where that cannot be done."""
    print(f"peers: installing {REQUIREMENTS.relative_to(ROOT)} into {FOLDER.relative_to(ROOT)} …", file=sys.stderr)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
    made = run([sys.executable, "-m", "venv", "--clear", str(FOLDER)])
    # Without the further index first: where it cannot be reached, pip tries for minutes.
    if made or run(install) and run([*install, "--extra-index-url", TORCH_INDEX, "--retries", "1"], sys.stderr):
        give_up(
            "the Python environment cannot be made. It needs Python 3.11 or later with venv, and the packages of "
            f"{REQUIREMENTS.relative_to(ROOT)} from indexes that pip reaches or as wheels in a folder that PIP_FIND_LINKS "
            "names.")


def give_up(why: str) -> typing.NoReturn:
    """Ends the program with a sentence on what is missing."""
    print(f"peers: nothing was compared: {why}", file=sys.stderr)
    sys.exit(2)


def run(command: list[str], errors=subprocess.DEVNULL) -> int:
    """The exit status of a command."""
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=errors).returncode
    except OSError as error:
        print(f"peers: {error}", file=sys.stderr)
        return 127
