"""`python -m kravlint`."""

from kravlint.cli import main

if __name__ == "__main__":
    main(prog_name="kravlint")
