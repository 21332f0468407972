"""What pipelines are given: each is run here as far as it can be without their servers."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

ROOT = Path(__file__).parents[1]
BASH, GIT = shutil.which("bash"), shutil.which("git")
needs_bash = pytest.mark.skipif(not BASH, reason="there is no bash here")
needs_git = pytest.mark.skipif(not GIT, reason="there is no git here")
EMPTY = "tom å.pdf"
"""A document that cannot be read is an error, whatever the rules of the day."""


def parsed(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def word(file: Path, text: str = "En avtalstext.") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(file))


@pytest.fixture
def tools(tmp_path: Path) -> dict[str, str]:
    """An environment in which `kravlint` is this checkout's."""
    folder = tmp_path / "tools"
    folder.mkdir()
    script = folder / "kravlint"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kravlint "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def bash(script: str, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # as GitHub and GitLab start it
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "förråd"
    word(folder / "upphandling" / "Bilaga 1 krav.docx")
    word(folder / "upphandling" / "~$laga 1 krav.docx")
    (folder / "README.md").write_text("Om förrådet.", encoding="utf-8")
    return folder


def precommit(repository: Path, tools: dict[str, str], tmp_path: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """Run one hook of the manifest over everything in the repository, with kravlint from here instead of installed."""
    hooks = [{**each, "language": "system"} for each in parsed(".pre-commit-hooks.yaml") if each["id"] == hook]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    variables = {**tools, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    for command in (["init", "-q"], ["add", "-A", "-f"]):
        subprocess.run(["git", *command], cwd=repository, check=True, capture_output=True)
    run = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", "--color=never", hook]
    return subprocess.run(run, cwd=repository, env=variables, capture_output=True, text=True, encoding="utf-8")


@needs_git
def test_pre_commit_passes_word_files_to_kravlint_and_no_locks_or_readmes(
    repository: Path, tools: dict[str, str], tmp_path: Path
) -> None:
    done = precommit(repository, tools, tmp_path, "kravlint")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert "upphandling: Är informationen klassad?" in done.stdout
    assert "READ" not in done.stdout and "förråd:" not in done.stdout


@needs_git
def test_pre_commit_fails_on_a_file_that_cannot_be_read(
    repository: Path, tools: dict[str, str], tmp_path: Path
) -> None:
    (repository / "upphandling" / EMPTY).write_bytes(b"")
    done = precommit(repository, tools, tmp_path, "kravlint")
    assert done.returncode == 1
    assert f"upphandling/{EMPTY}" in done.stdout


@needs_git
def test_the_hook_for_everything_lints_the_whole_repository_once(
    repository: Path, tools: dict[str, str], tmp_path: Path
) -> None:
    word(repository / "en till" / "krav.docx")
    done = precommit(repository, tools, tmp_path, "kravlint-all")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("upphandling: Är informationen klassad?") == 1
    assert "en till: Är informationen klassad?" in done.stdout


@pytest.mark.parametrize("hook", parsed(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_the_hooks_take_every_format_that_kravlint_reads(hook: dict[str, Any]) -> None:
    from kravlint.readers import FORMATS

    for extension in (*FORMATS, "DOCX"):
        assert re.search(hook["files"], f"mapp/Bilaga å 1.{extension}"), extension
    assert not re.search(hook["files"], "bild.png")


def action_step() -> dict[str, Any]:
    (step,) = [step for step in parsed("action.yml")["runs"]["steps"] if step.get("id") == "lint"]
    return step


def action(repository: Path, tools: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
    given = parsed("action.yml")["inputs"]
    values = {
        name: inputs.get(match[1].replace("-", "_"), given[match[1]]["default"])
        for name, written in action_step()["env"].items()
        if (match := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", written))
    }
    runner = repository.parent / "runner"
    runner.mkdir(exist_ok=True)
    (runner / "summary.md").write_text("Före.\n", encoding="utf-8")
    files = {
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
    }
    return bash(action_step()["run"], repository, {**tools, **values, **files})


@needs_bash
def test_the_action_annotates_writes_its_reports_and_adds_to_the_summary(
    repository: Path, tools: dict[str, str]
) -> None:
    (repository / "upphandling" / EMPTY).write_bytes(b"")
    done = action(repository, tools)
    assert done.returncode == 1, done.stderr
    assert f"::error file=upphandling/{EMPTY},line=1,title=READ" in done.stdout
    runner = repository.parent / "runner"
    told = dict(line.split("=", 1) for line in (runner / "output").read_text().splitlines())
    assert told["written"] == "true"
    uris = json.dumps(json.loads(Path(told["sarif"]).read_text(encoding="utf-8")))
    assert "upphandling/tom%20%C3%A5.pdf" in uris
    assert Path(told["html"]).read_text(encoding="utf-8").startswith("<!doctype html>")
    summary = (runner / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("Före.\n## ")


@needs_bash
def test_the_action_takes_several_paths_and_every_input(repository: Path, tools: dict[str, str]) -> None:
    word(repository / "en till" / "krav.docx")
    (repository / "bas.json").write_text('{"schema": 1, "findings": []}')
    done = action(
        repository,
        tools,
        paths="upphandling\nen till\n",
        fail_on="error",
        select="SEC",
        as_of="2026-01-02",
        baseline="bas.json",
        excerpts="false",
    )
    assert done.returncode == 0, done.stderr
    assert "i 2 dokument" in done.stdout


@needs_bash
@pytest.mark.parametrize("name", ["paths", "select", "baseline", "as_of"])
def test_an_input_of_the_action_is_never_run(repository: Path, tools: dict[str, str], name: str) -> None:
    done = action(repository, tools, **{name: '"; touch pwned; $(touch pwned) `touch pwned` --version'})
    assert done.returncode == 2
    assert not (repository / "pwned").exists()


def test_no_script_of_the_action_has_inputs_written_into_it() -> None:
    for step in parsed("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_and_output_of_the_action_is_used() -> None:
    content = parsed("action.yml")
    steps = yaml.safe_dump(content["runs"])
    for name in content["inputs"]:
        assert f"inputs.{name}" in steps, name
    for output in content["outputs"].values():
        name = output["value"].split(".")[-1].rstrip(" }")
        assert "$format=$reports" in action_step()["run"] and f"{name} " in action_step()["run"], name


@needs_bash
def test_the_gitlab_job_writes_the_reports_that_it_names(repository: Path, tools: dict[str, str]) -> None:
    (repository / "upphandling" / EMPTY).write_bytes(b"")
    template = parsed("ci/gitlab-template.yml")
    job = template["kravlint"]
    (script,) = job["script"]
    options = {"KRAVLINT_OPTIONS": "--select SEC --no-excerpts"}
    done = bash(script, repository, {**tools, **template["variables"], **options})
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    (issue,) = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == f"upphandling/{EMPTY}"
    suites = [suite.get("name") for suite in ET.parse(repository / reports["junit"]).getroot()]
    assert "upphandling/Bilaga 1 krav.docx" in suites
    for path in job["artifacts"]["paths"]:
        assert (repository / path).is_file()


def copied() -> list[str]:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    return [source for line in lines if line.startswith("COPY ") for source in line.split()[1:-1]]


def test_what_the_image_is_built_from_is_enough_to_build_kravlint(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheels")]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    assert len(list((tmp_path / "wheels").glob("kravlint-*.whl"))) == 1


def test_the_image_is_given_what_it_copies_and_nothing_else() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert rules[0] == "*"
    allowed = [rule.removeprefix("!") for rule in rules if rule.startswith("!")]
    for name in copied():
        assert any(fnmatch.fnmatch(name, rule) for rule in allowed), name
    assert sorted(allowed) == sorted(copied())


def test_the_image_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert lines.index("USER kravlint") < lines.index('ENTRYPOINT ["kravlint"]')
