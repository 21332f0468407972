"""YAML with every scalar as text, and the line of every field for messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kravlint.config import ConfigError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50
_MOST_VALUES = 100_000
"""In one file: a few lines of aliases of aliases can stand for thousands of millions."""
Path_ = tuple[str | int, ...]


class Marked:
    """A file's data (dicts, lists and strings) with the line on which each field stands."""

    def __init__(self, file: Path) -> None:
        """Read and parse. Raises ConfigError naming file and line."""
        self.file = file
        self.lines: dict[Path_, int] = {}
        self._values = 0
        try:
            text = file.read_text(encoding="utf-8")
            self._check_depth(text)
            node = yaml.compose(text, Loader=_Loader)
            self.data = self._plain(node, ()) if node is not None else {}
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise ConfigError(f"{file}:{line}: not valid YAML: {getattr(error, 'problem', error)}") from None
        except UnicodeDecodeError:
            raise ConfigError(f"{file}:1: not UTF-8") from None
        except RecursionError:
            raise ConfigError(f"{file}:1: nested too deep") from None

    def _check_depth(self, text: str) -> None:
        """The composer calls itself for each level, in C: it must not meet more of them than the stack holds."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
            if depth > _DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise ConfigError(f"{self.file}:{line}: more than {_DEEPEST} levels")

    def _plain(self, node: yaml.Node, path: Path_) -> Any:
        line = self.lines[path] = node.start_mark.line + 1
        self._values += 1
        if self._values > _MOST_VALUES:
            raise ConfigError(f"{self.file}:{line}: more than {_MOST_VALUES} values")
        if isinstance(node, yaml.MappingNode):
            mapping: dict[str, Any] = {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise ConfigError(f"{self.file}:{key.start_mark.line + 1}: a key must be text")
                if key.value in mapping:
                    raise ConfigError(f"{self.file}:{key.start_mark.line + 1}: «{key.value}» stands twice")
                mapping[key.value] = self._plain(value, (*path, key.value))
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(value, (*path, index)) for index, value in enumerate(node.value)]
        return node.value

    def error(self, path: Path_, message: str) -> ConfigError:
        """An error at a field; a field that is not there is placed at the nearest one that holds it."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        shown = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
        at = f" {shown}:" if shown else ""
        return ConfigError(f"{self.file}:{self.lines.get(known, 1)}:{at} {message}")
