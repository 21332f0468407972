"""The regular expressions that sentences are read with: one screen for all of them."""

from __future__ import annotations

from kravlint.language.screen import Screen

expression = Screen().expression
