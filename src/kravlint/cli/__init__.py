"""The command line. Commands live in modules of their own and are imported when they are used."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from kravlint import __version__

# or the interpreter walks through all that was read once more before it ends
atexit.register(gc.freeze)
_COMMANDS = (
    *("lint", "pairs", "extract", "annotate", "baseline", "diff"),
    *("rules", "explain", "test", "rule"),
    *("config", "init", "cache"),
)


class _Commands(click.Group):
    """The commands by name, and what happens when one of them fails."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kravlint.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            ctx.exit(130)
        except Exception as error:
            from kravlint.cli.failure import told

            ctx.exit(told(error, ctx))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kravlint", message="%(prog)s %(version)s")
def main() -> None:
    """Läser utkast till upphandlingsdokument och säger vad som saknas, är inaktuellt eller inte hör ihop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe may have another encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
