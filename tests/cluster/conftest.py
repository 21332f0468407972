"""A real Dask cluster of worker processes and a real S3 server, both on this machine's loopback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

SECRETS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def store() -> Iterator[Any]:
    """An S3 file system with a bucket called "arkiv"; addresses of it work in every process started from here."""
    server_module = pytest.importorskip("moto.server", reason="moto is not installed")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    before = dict(os.environ)
    os.environ.update(SECRETS, AWS_ENDPOINT_URL=f"http://{host}:{port}")
    system = s3fs.S3FileSystem()
    system.mkdir("arkiv")
    yield system
    server.stop()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def cluster(store: Any) -> Iterator[Any]:
    """Two worker processes; they start when the store is there, so that they reach it too."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as local:
        yield local


@pytest.fixture(scope="module")
def engine(cluster: Any) -> str:
    """The cluster's address as `--engine` takes it."""
    address: str = cluster.scheduler_address
    return address.replace("tcp://", "dask://")
