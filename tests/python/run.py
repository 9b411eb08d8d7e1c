"""Proves that the official Python SDKs run against `bimpeai-mock`: every method of each, sync and async.

Installs each SDK from PyPI into a virtual environment below `target/python`, which is kept, starts one server and runs
the script of each SDK. Exits with 0 if all went well, or if PyPI cannot be reached; else with 1.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import threading
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SDKS = {"0.1.0.dev9": "dev9.py", "0.4.1": "v041.py"}
KEY, READER = "sk_test", "sk_reader"
# The first build of the server takes minutes.
START_PATIENCE, STOP_PATIENCE, SCRIPT_PATIENCE = 1800, 10, 300
# What pip says when it is the network, or the index it was given, that fails.
UNREACHABLE = re.compile(
    r"Retrying \(|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|name resolution|from versions: none"
)


class LeftOut(Exception):
    """Why nothing can be proved here."""


class Failed(Exception):
    """What went wrong."""


def environment(version: str) -> Path:
    """The Python of an environment that has this version of the SDK; made if it is not there yet."""
    target = Path(os.environ.get("CARGO_TARGET_DIR") or "target")
    home = ROOT / target / "python" / version
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if has_sdk(python, version):
        return python
    # What an interrupted run left behind.
    shutil.rmtree(home, ignore_errors=True)
    venv.create(home, with_pip=True)
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries", "2", "--timeout", "20"]
    pip = subprocess.run([*pip, "install", "--quiet", f"bimpeai=={version}"], capture_output=True, text=True)
    if pip.returncode != 0:
        shutil.rmtree(home, ignore_errors=True)
        said = pip.stderr.strip().splitlines() or ["pip said nothing"]
        if UNREACHABLE.search(pip.stderr):
            raise LeftOut(f"PyPI cannot be reached for bimpeai {version}: {said[-1]}")
        raise Failed(f"bimpeai {version} cannot be installed:\n" + "\n".join(said))
    if not has_sdk(python, version):
        raise Failed(f"what pip installed is not bimpeai {version}")
    return python


def has_sdk(python: Path, version: str) -> bool:
    if not python.exists():
        return False
    code = "import importlib.metadata, bimpeai; print(importlib.metadata.version('bimpeai'))"
    asked = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return asked.returncode == 0 and asked.stdout.strip() == version


@contextlib.contextmanager
def server():
    """A running server; gives its URL. Stopped by SIGTERM, which it must take well."""
    binary = ["cargo", "run", "--quiet", "--features", "mock", "--bin", "bimpeai-mock", "--"]
    arguments = ["--port", "0", "--seed", "demo", "--key", KEY, "--key", READER, "--scope", "agents:read", "--quiet"]
    process = subprocess.Popen([*binary, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        yield url_of(process)
        if process.poll() is not None:
            raise Failed(f"bimpeai-mock ended by itself, with {process.returncode}")
    finally:
        process.terminate()
        try:
            process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.returncode != 0:
        raise Failed(f"bimpeai-mock did not stop in order on SIGTERM: it ended with {process.returncode}")


def url_of(process: subprocess.Popen) -> str:
    """The URL is in the first line; should none come, the end of the process ends the waiting."""
    timer = threading.Timer(START_PATIENCE, process.kill)
    timer.start()
    try:
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                return found[0]
    finally:
        timer.cancel()
    raise Failed("bimpeai-mock did not start")


def run(script: str, python: Path, url: str) -> bool:
    # The SDK asks the environment for a proxy, even for a loopback address.
    variables = {**os.environ, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run([python, HERE / script, url, KEY, READER], env=variables, timeout=SCRIPT_PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"python: {script} did not end within {SCRIPT_PATIENCE} s", file=sys.stderr)
        return False
    return ended.returncode == 0


def main() -> int:
    try:
        pythons = {version: environment(version) for version in SDKS}
        with server() as url:
            went_well = [run(SDKS[version], python, url) for version, python in pythons.items()]
    except LeftOut as reason:
        print(f"python: left out, {reason}")
        return 0
    except Failed as failure:
        print(f"python: {failure}", file=sys.stderr)
        return 1
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main())
