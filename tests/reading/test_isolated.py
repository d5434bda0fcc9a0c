"""Whatever a file does to the process that reads it, the parent gets a document or a typed refusal."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from peilung.core.contract import as_json
from peilung.core.errors import Refused
from peilung.core.paper import Document, Paper
from peilung.reading import read as read_here
from peilung.reading.isolated import Child, Limits, Reading
from peilung.reading.sandbox import Strength

HOSTILE = "tests.reading.hostile"


def read(name: str, data: bytes = b"*one\n*two\n", limits: Limits | None = None) -> Reading:
    with Child(f"{HOSTILE}:{name}") as child:
        return child.read(data, limits)


def refusal(name: str, data: bytes = b"*one\n", limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read(name, data, limits)
    assert caught.value.reason.endswith(".")
    assert caught.value.advice.endswith(".")
    return caught.value


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    handles = _handles()
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert _handles() == handles


def _handles() -> int:
    folder = Path("/proc/self/fd" if sys.platform.startswith("linux") else "/dev/fd")
    return len(list(folder.iterdir()))


def test_a_document_comes_back_as_it_was_read() -> None:
    data = "*eins\n*zwei – ü\ud83d\n\x00".encode("utf-8", "surrogatepass")
    document = read("echoes", data).document
    assert [point.text for point in document.resolutions[0].points] == ["eins", "zwei – ü���"]
    assert document.paper.sha256 == sha256(data).hexdigest()


def test_an_empty_file_and_a_large_one_pass_the_pipes() -> None:
    assert read("echoes", b"").document.front[0].text == ""
    assert len(read("echoes", b"a" * 3_000_000).document.front[0].text) == 3_000_000


def test_a_refusal_of_the_reader_is_handed_on_word_for_word() -> None:
    error = refusal("echoes", b"refuse me")
    assert (error.code, error.reason) == ("not-a-paper", "The file holds no table of answers.")
    assert error.advice == "Try the paper itself."


def test_an_error_of_the_reader_is_a_refusal_that_keeps_the_details_apart() -> None:
    error = refusal("echoes", b"break")
    assert error.code == "reader-failed"
    assert "ValueError" in error.reason
    assert "secret" not in str(error)
    assert "secret text of the paper" in "".join(error.__notes__)


@pytest.mark.parametrize("name", ["loops", "sleeps"])
def test_a_file_that_takes_too_long_is_stopped_in_time(name: str) -> None:
    began = time.monotonic()
    error = refusal(name, limits=Limits(seconds=0.7))
    assert error.code == "too-slow"
    assert "0.7 seconds" in error.reason
    assert time.monotonic() - began < 5


def test_a_file_that_eats_memory_is_refused_and_the_parent_is_unharmed() -> None:
    error = refusal("eats_memory", limits=Limits(memory_mb=300))
    assert error.code == "out-of-memory"
    assert "300 MB" in error.reason


def test_a_library_that_gives_up_with_much_memory_in_hand_is_told_from_a_crash() -> None:
    error = refusal("gives_up", b"900", Limits(memory_mb=1300))
    assert error.code == "out-of-memory"
    assert re.search(r"with 9\d\d of 1300 MB", error.reason)
    assert "most likely" in error.reason
    assert refusal("gives_up", b"10", Limits(memory_mb=1300)).code == "reader-crashed"


def test_the_memory_of_a_process_is_known_once_it_has_ended() -> None:
    with Child(f"{HOSTILE}:gives_up") as child, pytest.raises(Refused):
        child.read(b"900", Limits(memory_mb=1300))
    assert child.peak is not None
    assert 900 << 20 < child.peak < 1000 << 20


def test_a_peak_that_may_be_inherited_counts_as_not_known() -> None:
    with Child(f"{HOSTILE}:echoes") as child:
        child._inherited = 1 << 40
        child.read(b"")
    assert child.peak is None


def test_a_crash_is_told_with_its_signal_and_the_place_is_kept() -> None:
    error = refusal("crashes")
    assert error.code == "reader-crashed"
    assert "SIGSEGV" in error.reason
    assert "hostile.py" in "".join(error.__notes__)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("recurses", "reader-failed"),
        ("exits", "reader-failed"),
        ("leaves_badly", "reader-failed"),
        ("leaves", "output-invalid"),
        ("lies", "output-invalid"),
    ],
)
def test_each_other_way_to_fail_has_its_code(name: str, code: str) -> None:
    assert refusal(name).code == code


def test_what_a_reader_prints_does_not_disturb_the_answer_and_is_bounded() -> None:
    assert read("chatters").document.resolutions[0].points[0].text == "one"
    error = refusal("chatters", b"break")
    assert len("".join(error.__notes__)) <= 1 << 14


def test_endless_output_is_cut_off() -> None:
    assert refusal("floods", limits=Limits(seconds=10, max_output=1_000_000)).code == "output-too-large"


def _frames() -> list[bytes]:
    lock = {"strength": "full", "missing": []}
    good = {"ok": as_json(Document(Paper(sha256="0" * 64))), "lock": lock}
    return [
        b"",
        b"\x80\x04N.",
        b"null",
        b"[" * 100_000,
        b"1" * 10_000,
        b'{"ok": NaN}',
        b'{"ok": {}, "lock": {}}',
        json.dumps(good | {"ok": {"schema": "peilung/paper/2"}}).encode(),
        json.dumps(good).encode(),
        json.dumps(good).encode()[:-1],
        json.dumps(good | {"lock": {"strength": "none", "missing": []}}).encode(),
        json.dumps({"refused": {"code": "x"}, "lock": lock}).encode(),
        json.dumps({"refused": [], "lock": lock}).encode(),
    ]


@pytest.mark.parametrize("frame", _frames(), ids=lambda frame: repr(frame[:24]))
def test_a_forged_answer_is_refused(frame: bytes) -> None:
    assert refusal("forges", frame).code == "output-invalid"


def test_words_from_the_process_carry_no_control_characters() -> None:
    with pytest.raises(Refused) as caught:
        read("threatens")
    error = caught.value
    assert all(sign.isprintable() for sign in error.code + error.reason + error.advice)
    assert len(error.reason) <= 2_000


def test_a_file_above_the_limit_is_not_even_looked_at() -> None:
    assert refusal("echoes", b"x" * 11, Limits(max_bytes=10)).code == "too-large"


def test_a_process_that_is_not_needed_leaves_nothing() -> None:
    with Child(f"{HOSTILE}:echoes"):
        pass


def test_a_reader_that_cannot_be_loaded_is_a_refusal() -> None:
    with Child("tests.reading.no_such_module:read") as child, pytest.raises(Refused) as caught:
        child.read(b"")
    assert caught.value.code == "reader-failed"
    assert "ModuleNotFoundError" in "".join(caught.value.__notes__)


def test_another_thread_can_stop_a_running_process() -> None:
    with Child(f"{HOSTILE}:sleeps") as child:
        threading.Timer(0.3, child.stop).start()
        with pytest.raises(Refused) as caught:
            child.read(b"")
    assert caught.value.code == "reader-crashed"


def test_the_process_inherits_neither_environment_nor_open_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_PARENT", "1")
    with (tmp_path / "open").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        told = json.loads(json.loads(read("looks_around").document.front[0].text)["seen"])
    assert "SECRET_OF_THE_PARENT" not in told["environment"]
    assert told["open"] <= 4
    assert told["folder"] == "/"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a process dies with its parent on Linux alone")
def test_the_process_dies_with_its_parent() -> None:
    script = (
        "import sys; from peilung.reading.isolated import Child; child = Child('tests.reading.hostile:sleeps');"
        "print(child._process.pid, flush=True); child.read(b'')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 5
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_limits_without_sense_are_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Limits(seconds=seconds)


def test_the_lock_is_reported() -> None:
    with Child(f"{HOSTILE}:echoes", kernel_filter=False) as child:
        lock = child.read(b"*a").lock
    assert lock.strength is Strength.REDUCED
    assert any("filter" in wall for wall in lock.missing)


@pytest.mark.parametrize("kernel_filter", [True, False])
@pytest.mark.parametrize("paper", ["kuestenrat-tagged.pdf", "kuestenrat.docx", "kuestenrat.html", "kuestenrat.txt"])
def test_a_paper_is_read_in_the_limited_process_as_it_is_outside(paper: str, kernel_filter: bool) -> None:
    data = (Path(__file__).parents[2] / "samples" / "papers" / paper).read_bytes()
    with Child(kernel_filter=kernel_filter) as child:
        assert child.read(data).document == read_here(data)


def test_what_was_begun_ahead_is_used_if_it_is_what_was_asked_for() -> None:
    limits = Limits(seconds=20)
    for asked, wanted in ((b"*ahead", limits), (b"*other", limits), (b"*ahead", Limits(seconds=21))):
        with Child(f"{HOSTILE}:echoes") as child:
            child.begin(b"*ahead", limits)
            document = child.read(asked, wanted).document
        assert document.resolutions[0].points[0].text == asked[1:].decode()


def test_a_refusal_begun_ahead_is_told_when_it_is_asked_for() -> None:
    with Child(f"{HOSTILE}:echoes") as child:
        child.begin(b"refuse", Limits())
        with pytest.raises(Refused) as caught:
            child.read(b"refuse")
    assert caught.value.code == "not-a-paper"


def test_what_was_begun_ahead_and_is_not_needed_ends_at_once() -> None:
    began = time.monotonic()
    with Child(f"{HOSTILE}:sleeps") as child:
        child.begin(b"", Limits())
    assert time.monotonic() - began < 5
