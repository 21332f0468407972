"""The wheel holds all that kravlint needs: installed away from the checkout it lints with the rules it carries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_a_wheel_installed_outside_the_checkout_lints(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = wheels.glob("kravlint-*.whl")

    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    # the dependencies are those of this environment: nothing is fetched
    (site,) = [p for p in home.rglob("site-packages") if p.is_dir()][:1]
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])

    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    draft = tmp_path / "upphandling"
    draft.mkdir()
    (draft / "Kravspecifikation.md").write_text(
        "# Kravspecifikation\n\nFel! Hittar inte referenskälla.\n", encoding="utf-8"
    )
    run = subprocess.run(
        [str(scripts / "kravlint"), "lint", str(draft), "--format", "json"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 1, run.stderr
    assert "PAIR020" in [finding["rule"] for finding in json.loads(run.stdout)["findings"]]
    where = subprocess.run(
        [str(python), "-c", "import kravlint; print(kravlint.__file__)"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )
    assert str(home) in where.stdout
