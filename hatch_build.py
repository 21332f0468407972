"""At build time: check every rule, and put the whole rule book into the wheel as one file beside the YAML."""

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

        from kravlint.engine.loader import COMPILED, load

        folder = root / "build"
        folder.mkdir(exist_ok=True)
        (folder / COMPILED).write_bytes(msgspec.msgpack.encode(load()))
        build_data["force_include"][str(folder / COMPILED)] = f"kravlint/rules/{COMPILED}"
