"""Reads papers on a cluster of Dask distributed (the extra ``cluster``).

The bytes of a paper go to the workers, so they need not reach the file. Each worker reads it in a limited process, as
on this machine. What comes back is JSON of the contract, and is checked here as it is there. The scheduler
keeps the bytes until the paper is read: when a worker is killed, another one reads it.
"""

from __future__ import annotations

import json
import logging
import threading
from typing import Any, Final, Self

import peilung
from peilung.core.errors import PeilungError, Refused
from peilung.reading.isolated import READER, Child, Limits, Reading
from peilung.reading.sandbox import Lock, Strength

_Client = Any  # Dask tells no types

_CONNECT_SECONDS: Final = 10
_LARGEST_MESSAGE: Final = "1GB"
_MOST_ROOM: Final = 256
_AHEAD: Final = 2
"""Papers sent for each thread of the cluster, so that none waits for the network."""


class ClusterEngine:
    """Reads on the cluster whose scheduler has this address. Use as a context manager, or call :meth:`close`.

    Raises :class:`Refused` where it cannot be reached, has no workers or the extra is not installed.
    """

    def __init__(self, address: str, *, reader: str = READER, seconds: float = _CONNECT_SECONDS) -> None:
        self._client = _connected(address, seconds)
        self._reader = reader
        self._guard = threading.Lock()
        self._futures: set[Any] = set()
        self._stopped = False
        try:
            self._room = _room(self._client, seconds)
        except BaseException:
            self._client.close()
            raise

    @property
    def room(self) -> int:
        return self._room

    def read(self, data: bytes, limits: Limits) -> Reading:
        task = self._client.submit(read_frame, data, limits, self._reader, peilung.__version__, pure=False, key=_key())
        with self._guard:
            self._futures.add(task)
            stopped = self._stopped
        try:
            if stopped:
                raise _lost("the run was stopped")
            return _reading(task.result(), data)
        except (PeilungError, MemoryError):
            raise
        except Exception as error:  # a worker that died too often, or a cluster that is gone
            raise _lost(type(error).__name__) from None
        finally:
            with self._guard:
                self._futures.discard(task)
            task.release()

    def stop(self) -> None:
        with self._guard:
            self._stopped = True
            running = list(self._futures)
        if running:
            self._client.cancel(running, force=True)

    def close(self) -> None:
        """Leave the cluster; it runs on."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def read_frame(data: bytes, limits: Limits, reader: str, version: str) -> bytes:
    """Read one paper, on a worker: a JSON object of the document or the refusal. Never raises a refusal."""
    from peilung.core.contract import as_json

    if peilung.__version__ != version:
        return _refusal_frame(_other_version(peilung.__version__, version))
    try:
        with Child(reader) as child:
            reading = child.read(data, limits)
    except Refused as refused:
        return _refusal_frame(refused)
    lock = {"strength": reading.lock.strength.value, "missing": list(reading.lock.missing)}
    return json.dumps({"ok": as_json(reading.document), "lock": lock}).encode("ascii")


def _refusal_frame(refused: Refused) -> bytes:
    told = {"code": refused.code, "reason": refused.reason, "advice": refused.advice}
    return json.dumps({"refused": told, "notes": list(getattr(refused, "__notes__", ()))}).encode("ascii")


def _reading(frame: bytes, data: bytes) -> Reading:
    from hashlib import sha256

    from peilung.core.contract import from_json

    try:
        said = json.loads(frame)
        if "refused" in said:
            refused = Refused(*(str(said["refused"][key]) for key in ("code", "reason", "advice")))
            for note in said["notes"]:
                refused.add_note(str(note))
            raise refused
        document = from_json(said["ok"])
        lock = Lock(Strength(said["lock"]["strength"]), tuple(map(str, said["lock"]["missing"])))
        if document.paper.sha256 != sha256(data).hexdigest():
            raise ValueError("This is the document of another file.")
    except Refused:
        raise
    except (PeilungError, ValueError, TypeError, KeyError, RecursionError):
        raise _lost("its answer is not a paper") from None
    return Reading(document, lock)


def _connected(address: str, seconds: float) -> _Client:
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise Refused(
            "not-installed",
            "Reading on a cluster needs Dask distributed, which is not installed.",
            "Install it: pip install 'peilung[cluster]'. Or leave --cluster out to read on this machine.",
        ) from None
    # Lost workers are told as what became of their papers; papers are larger than Dask's usual tasks.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGEST_MESSAGE})
    try:
        return Client(address, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:  # Dask raises errors of many kinds for an address that leads nowhere
        raise _no_cluster(f"cannot be reached ({type(error).__name__})") from None


def _room(client: _Client, seconds: float) -> int:
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError:
        raise _no_cluster("has no workers") from None
    threads = int(sum(client.nthreads().values()))
    return max(1, min(_MOST_ROOM, _AHEAD * threads))


def _key() -> str:
    from uuid import uuid4

    return f"peilung-read-{uuid4()}"


def _no_cluster(state: str) -> Refused:
    return Refused(
        "no-cluster",
        f"The cluster {state}.",
        "Check the address (tcp://host:8786) and that its scheduler and workers run.",
    )


def _other_version(there: str, here: str) -> Refused:
    return Refused(
        "other-version",
        f"A worker of the cluster has Peilung {there}, not {here}.",
        "Install the same version there, and run it again.",
    )


def _lost(how: str) -> Refused:
    return Refused(
        "worker-lost",
        f"The cluster did not give this paper back ({how}).",
        "Run it again: what was read is kept. If the same paper is lost again, read it on this machine.",
    )
