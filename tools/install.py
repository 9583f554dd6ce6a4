"""Set-up behind `make serve` and `make test`: the virtual environment, the locked packages, a browser for tests.

Runs on the bare Python of the machine, so it uses the standard library alone. A stamp in the environment holds the
hash of everything the installation depends on; while it is equal there is nothing to do.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "postilla-installed"
BUILD_LOCK = ROOT / "requirements" / "build.lock"
NU = "vnu-jar@26.9.27"
CHECKER = VENV / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OIDC = "oidc-provider@8.8.1"
PROVIDER = VENV / "oidc" / "node_modules" / "oidc-provider" / "package.json"
ASKER = "lighthouse@12.8.2"  # the last that runs on Node 20
LIGHTHOUSE = VENV / "lighthouse" / "node_modules" / "lighthouse" / "package.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def say(text: str) -> None:
    print(f"• {text}", flush=True)


def main(kind: str) -> None:
    """Install what `kind` ("run" or "dev") needs. An environment that has "dev" already is kept as "dev"."""
    installed = STAMP.read_text().split() if STAMP.exists() else []
    if "dev" in installed:
        kind = "dev"
    wanted = [kind, fingerprint(kind)]
    if installed != wanted or not PYTHON.exists():
        began = time.monotonic()
        make_environment()
        install(ROOT / "requirements" / f"{kind}.lock")
        STAMP.write_text(" ".join(wanted))
        say(f"Packages installed after {time.monotonic() - began:.0f} s")
    if kind == "dev" and "--no-browser" not in sys.argv:
        ensure_browser()
        ensure_checker()
        ensure_provider()


def fingerprint(kind: str) -> str:
    """Changes when a lock, the project's metadata or the Python changes, or the folder moves."""
    files = (BUILD_LOCK, ROOT / "requirements" / f"{kind}.lock", ROOT / "pyproject.toml", Path(__file__))
    parts = [file.read_bytes() for file in files] + [str(ROOT).encode(), sysconfig.get_python_version().encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def make_environment() -> None:
    if PYTHON.exists() and quiet([PYTHON, "-m", "pip", "--version"]) and same_python():
        return
    say(f"Making a virtual environment in {VENV.name} with Python {sys.version.split()[0]}")
    base = os.environ.get("PYTHON") or str(getattr(sys, "_base_executable", sys.executable))
    command = [base, "-m", "venv", "--clear", str(VENV)]
    if quiet(command):
        return
    # Debian and Ubuntu keep the venv module in a package of its own.
    package = f"python{sysconfig.get_python_version()}-venv"
    if not (apt_install(package) and quiet(command)):
        sys.exit(
            f"Python cannot make a virtual environment. Install its venv module (on Debian: {package}), try again."
        )


def same_python() -> bool:
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    return found == sysconfig.get_python_version()


def install(lock: Path) -> None:
    """Make the environment hold exactly what the locks say, every file checked against its hash."""
    say("Fetching the installer (uv)")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    locked = ["--require-hashes", "-r"]
    if quiet([*pip, *locked, BUILD_LOCK]):
        say(f"Installing the packages of {lock.name}")
        uv: list[str | Path] = [VENV / "bin" / "uv", "--quiet", "pip"]
        # Compiled here: a start that may not write would compile everything each time anew, for half of its time.
        run([*uv, "sync", "--compile-bytecode", "--python", PYTHON, "--require-hashes", BUILD_LOCK, lock])
        run([*uv, "install", "--python", PYTHON, "--no-deps", "--no-build-isolation", "--editable", ROOT])
        quiet([PYTHON, "-m", "compileall", "-q", ROOT / "src"])
        return
    say(f"uv cannot be had here; installing the packages of {lock.name} with pip, which takes longer")
    run([*pip, *locked, lock])
    run([*pip, "setuptools>=77"])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])


def ensure_browser() -> None:
    """Browser tests drive the machine's own Chromium; bring it from the system's packages where it is missing."""
    if os.environ.get("POSTILLA_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    say("Chromium is missing; installing it from the system's packages")
    if not apt_install("chromium"):
        say("Could not install Chromium. Install it yourself, or set POSTILLA_CHROMIUM to a Chromium or Chrome;")
        say("until then the browser tests are skipped (and fail where CI is set).")


def ensure_checker() -> None:
    """The Nu HTML checker: a Java program in an npm package. Its test is skipped where either is missing."""
    if CHECKER.exists() or not (shutil.which("npm") and shutil.which("java")):
        return
    say("Fetching the Nu HTML checker")
    if not quiet(["npm", "install", "--silent", "--no-save", "--prefix", VENV / "nu", NU]):
        say("Could not fetch it; the test that pages are valid HTML is skipped")


def ensure_provider() -> None:
    """A certified OpenID provider for the test of single sign-on: an npm package. Without it that test is skipped."""
    if PROVIDER.exists() or not (shutil.which("npm") and shutil.which("node")):
        return
    say("Fetching an OpenID provider for tests")
    if not quiet(["npm", "install", "--silent", "--no-save", "--prefix", VENV / "oidc", OIDC]):
        say("Could not fetch it; the browser test of single sign-on is skipped")


def ensure_lighthouse() -> None:
    """Lighthouse for `make bench ONLY=lighthouse`: 180 MB of npm packages, so only when it is asked for."""
    if LIGHTHOUSE.exists() or not shutil.which("npm"):
        return
    say("Fetching Lighthouse")
    quiet(["npm", "install", "--silent", "--no-save", "--prefix", VENV / "lighthouse", ASKER])


def apt_install(package: str) -> bool:
    """Install one system package, if this machine has apt and lets us. True when it worked."""
    apt = shutil.which("apt-get")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt is None or (sudo and not shutil.which("sudo")):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install_it = [*sudo, apt, "-qq", "-y", "--no-install-recommends", "install", package]
    return quiet(install_it, environment) or (
        quiet([*sudo, apt, "-qq", "update"], environment) and quiet(install_it, environment)
    )


def quiet(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> bool:
    """Run without a word; True when it succeeded. With POSTILLA_VERBOSE its output is shown."""
    out = None if os.environ.get("POSTILLA_VERBOSE") else subprocess.DEVNULL
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment, check=False)
    return done.returncode == 0


def run(command: Sequence[str | Path]) -> None:
    """Run and let its errors be seen; stop with them."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"Set-up stopped: {' '.join(map(str, command))} failed. The lines above say why.")


if __name__ == "__main__":
    main(next((argument for argument in sys.argv[1:] if argument in {"run", "dev"}), "run"))
