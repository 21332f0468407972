"""One batch of procurements: pickled on stdin from the run that sent it, judged, and msgpack on stdout."""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO

import msgspec

from kravlint import cache
from kravlint.cluster import Batch
from kravlint.judging import judge_all


def work(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Judge the batch; write nothing when it was made by another kravlint than this."""
    batch: Batch = pickle.load(stdin)
    if batch.program != cache.code().hex():
        return
    judged = judge_all(batch.sets, batch.settings, batch.today, passwords=batch.passwords, texts=batch.texts)
    stdout.write(msgspec.msgpack.encode(list(judged)))


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
