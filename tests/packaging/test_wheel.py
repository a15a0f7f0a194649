"""The wheel works where the checkout is not: it carries its templates, and both names start the program."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_an_installed_wheel_starts_a_registry_and_reports_on_it(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", cwd=ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    # The libraries are those of this environment; only the program itself is installed anew.
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    site = run(
        binaries / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path
    ).strip()
    here = run(sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip()
    run(binaries / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    (Path(site) / "zz-libraries.pth").write_text(f"{here}\n", encoding="utf-8")
    place = run(binaries / "python", "-c", "import registry_cli; print(registry_cli.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(tmp_path)

    run(binaries / "reg", "init", "register", "--name", "Eksempelby Kommune", "--forge", "github", cwd=tmp_path)
    assert run(binaries / "registry", "validate", cwd=tmp_path / "register").startswith("Ingen bemærkninger")
    assert run(binaries / "reg", "report", "landscape", cwd=tmp_path / "register").startswith(
        "# It-landskabet i Eksempelby Kommune"
    )
    assert run(binaries / "reg", "--version", cwd=tmp_path) == run(
        binaries / "python", "-m", "registry_cli", "--version", cwd=tmp_path
    )
