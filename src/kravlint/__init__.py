"""kravlint: a linter for procurement documents."""

__version__ = "0.1.0"
