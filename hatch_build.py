"""At build time: check every rule, and put the whole rule book, and its expressions compiled, into the wheel beside the YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """A rule that does not load stops the build with its file, line and field."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into the build directory and force-include the result."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        import msgspec

        from kravlint.engine.loader import COMPILED, PROGRAMS, expressions_of, load

        book = load()
        folder = root / "build"
        folder.mkdir(exist_ok=True)
        for name, content in ((COMPILED, msgspec.msgpack.encode(book)), (PROGRAMS, expressions_of(book))):
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"kravlint/rules/{name}"
