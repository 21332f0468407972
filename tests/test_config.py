"""kravlint.toml: what may stand in it, and what is said when something is wrong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kravlint.config import ConfigError, Settings, UsageError, load_config


def write(folder: Path, text: str) -> Path:
    file = folder / "kravlint.toml"
    file.write_text(text, encoding="utf-8")
    return file


def complaint(folder: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load_config(write(folder, text), folder)
    return caught.value


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(None, tmp_path) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = load_config(
        write(
            tmp_path,
            """
            as-of = "2026-01-15"
            lang = "en"
            fail-on = "warning"
            select = ["SEC", "PUB01"]
            ignore = ["PUB012"]
            rules = ["egna"]
            exclude = ["gamla/**"]
            call-off = true
            jobs = 2
            [severity]
            PUB001 = "info"
            [kinds]
            "bilaga-3*" = "dpa"
            [limits]
            file-bytes = 1000
            """,
        ),
        tmp_path,
    )
    assert settings.as_of == "2026-01-15"
    assert (settings.lang, settings.fail_on, settings.call_off, settings.jobs) == ("en", "warning", True, 2)
    assert (settings.select, settings.ignore) == (("SEC", "PUB01"), ("PUB012",))
    assert settings.severity == {"PUB001": "info"}
    assert settings.kinds == {"bilaga-3*": "dpa"}
    assert settings.exclude == ("gamla/**",)
    assert settings.limits.file_bytes == 1000


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = load_config(write(tmp_path, 'rules = ["egna"]'), Path("/elsewhere"))
    assert settings.rules == (tmp_path / "egna",)
    assert settings.root == tmp_path


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, 'lang = "sv"')
    write(tmp_path / "a", 'lang = "en"')
    assert load_config(None, inner).lang == "en"
    assert load_config(None, inner / "krav.docx").lang == "en"


def test_an_explicit_file_wins_over_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, 'lang = "en"')
    other = tmp_path / "other.toml"
    other.write_text('lang = "sv"\njobs = 3', encoding="utf-8")
    assert load_config(other, tmp_path).jobs == 3


def test_a_date_may_stand_without_quotes(tmp_path: Path) -> None:
    assert load_config(write(tmp_path, "as-of = 2026-01-15"), tmp_path).as_of == "2026-01-15"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lagn = "sv"', "okänd nyckel lagn. Menade du lang?"),
        ('as_of = "today"', "okänd nyckel as_of. Menade du as-of?"),
        ("xyzzy = 1", "okänd nyckel xyzzy."),
        ("root = 1", "okänd nyckel root."),
        ("[limits]\npagse = 1", "okänd nyckel limits.pagse. Menade du limits.pages?"),
        ('call-off = "ja"', "call-off: väntade true eller false, fick text"),
        ("limits = 3", "limits: väntade en tabell, fick ett heltal"),
        ('select = "SEC"', "select: väntade en lista, fick text"),
        ("rules = [1]", "rules[0]: väntade text, fick ett heltal"),
        ('lang = "fi"', "lang: 'fi' är inget av sv, en"),
        ('[severity]\nPUB001 = "fel"', "severity: 'fel' är inget av error, warning, info"),
        ('as-of = "i går"', "as-of: 'i går' är varken ett datum (2026-11-22), today eller document"),
        ("jobs = -1", "jobs: ska vara 0 eller mer"),
        ("[limits]\npages = 0", "limits.pages: ska vara minst 1"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    error = complaint(tmp_path, text)
    assert error.said("sv") == f"{tmp_path / 'kravlint.toml'}: {said}"


def test_a_wrong_kind_is_answered_with_the_kinds_there_are(tmp_path: Path) -> None:
    error = complaint(tmp_path, '[kinds]\n"*" = "avtal"')
    assert "kinds: 'avtal' är inget av main-document," in error.said("sv")


def test_a_file_that_is_not_toml_names_the_line(tmp_path: Path) -> None:
    assert "line 2" in complaint(tmp_path, 'lang = "sv"\njobs = =\n').said("en")


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"saknas\.toml"):
        load_config(tmp_path / "saknas.toml", tmp_path)


def test_messages_are_told_in_english_too(tmp_path: Path) -> None:
    assert complaint(tmp_path, 'lang = "fi"').said("en").endswith("lang: 'fi' is none of sv, en")
    assert UsageError("only this").said("en") == "only this"
