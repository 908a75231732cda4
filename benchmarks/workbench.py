"""How soon pages of the workbench answer on 100,000 made events, alone and to 50 readers at once.

Call: ``python benchmarks/workbench.py [--events 100000] [--readers 50]``.

The casebook is that of ``linking.py``, not linked. A server runs in a process of its own, on a free
port of this machine; it is asked over the loopback address. ``first`` is the first answer of a
page, which draws what is then remembered; ``median`` and ``p95`` are of the twenty that follow.
``ratio`` is the median to that of ``/log``, a page of which nothing is to be drawn. Then so many
readers ask for pages in turn while documents are being read into the same casebook; errors are
counted.
"""

import argparse
import contextlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

import httpx

from gestae.store.casebook import open_casebook
from linking import _write, make

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
TIMES = 20
ROUNDS = 4
"""How many pages each of the readers asks for."""
PAGES = (
    "/log",
    "/",
    "/documents",
    "/events",
    "/events?type=AID&source=USA&order=confidence",
    "/events?offset=50000",
    "/search?q=border+talks",
    "/timeline",
    "/ledgers",
    "/ledgers/aid",
    "/ledgers/sanctions?on=2023-06-30",
    "/relations?a=RUS&b=UKR",
    "/network",
    "/map",
    "/reasons",
    "/contradictions",
    "/brief",
    "/review",
    "/api/events?limit=100",
)


def main() -> None:
    """Prints a line for each page, then what the readers met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--casebook", type=Path, help="one made before, which is copied")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.duckdb"
        if told.casebook:
            shutil.copy(told.casebook, path)
        else:
            _write(open_casebook(path), list(make(told.events)), {})
        with serving(path) as address, httpx.Client(base_url=address, timeout=120) as client:
            alone(client)
            together(address, told.readers)


@contextlib.contextmanager
def serving(path: Path) -> Iterator[str]:
    """The address of a server on the casebook, which ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gestae = Path(sys.executable).with_name("gestae")
    server = subprocess.Popen(
        [gestae, "serve", "--casebook", path, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with contextlib.suppress(httpx.TransportError):
                httpx.get(f"{address}/log", timeout=5)
                break
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def alone(client: httpx.Client) -> None:
    """What each page takes where nobody else asks."""
    print(f"{'page':<52}{'first ms':>9}{'median':>8}{'p95':>8}{'ratio':>8}")
    base = 0.0
    everything: list[float] = []
    for page in PAGES:
        first, *rest = (ask(client, page) for _ in range(TIMES + 1))
        base = base or median(rest)
        everything += rest
        p95 = quantiles(rest, n=20)[-1]
        print(
            f"{page:<52}{first * 1e3:>9.0f}{median(rest) * 1e3:>8.0f}{p95 * 1e3:>8.0f}"
            f"{median(rest) / base:>8.1f}",
            flush=True,
        )
    print(f"{'all pages':<52}{'':>9}{median(everything) * 1e3:>8.0f}"
          f"{quantiles(everything, n=20)[-1] * 1e3:>8.0f}")  # fmt: skip


def ask(client: httpx.Client, page: str) -> float:
    """Seconds until the whole answer is there; raises where it is an error."""
    began = time.perf_counter()
    client.get(page, follow_redirects=True).raise_for_status()
    return time.perf_counter() - began


def together(address: str, readers: int) -> None:
    """What readers meet who ask at once, while documents are read into the casebook."""
    done = threading.Event()
    reading = threading.Thread(target=upload, args=(address, done))
    reading.start()
    with ThreadPoolExecutor(readers) as pool:
        found = [
            one for many in pool.map(lambda n: read(address, n), range(readers)) for one in many
        ]
    reading.join()
    times = [took for took, error in found if not error]
    errors = [error for _, error in found if error]
    print(
        f"{readers} readers, {len(found)} pages while documents are read: median "
        f"{median(times) * 1e3:.0f} ms, p95 {quantiles(times, n=20)[-1] * 1e3:.0f} ms, "
        f"{len(errors)} errors; the reading ended: {done.is_set()}"
    )
    for error in sorted(set(errors)):
        print(f"  {error}")


def read(address: str, number: int) -> Sequence[tuple[float, str | None]]:
    """The times and errors of one reader, who begins with another page than the next."""
    found: list[tuple[float, str | None]] = []
    with httpx.Client(base_url=address, timeout=120) as client:
        for round_ in range(ROUNDS):
            page = PAGES[(number + round_ * 7) % len(PAGES)]
            try:
                found.append((ask(client, page), None))
            except httpx.HTTPError as error:
                found.append((0.0, f"{page}: {error!r}"[:200]))
    return found


def upload(address: str, done: threading.Event) -> None:
    """Has the examples read, and waits until they are."""
    files = [file for file in sorted(EXAMPLES.iterdir()) if file.is_file()]
    with httpx.Client(base_url=address, timeout=120) as client, contextlib.ExitStack() as stack:
        sent = [("files", (file.name, stack.enter_context(file.open("rb")))) for file in files]
        job = client.post("/api/uploads", files=sent).raise_for_status().json()["id"]
        for _ in range(600):
            if client.get(f"/api/jobs/{job}").json()["state"] == "done":
                done.set()
                return
            time.sleep(1)


if __name__ == "__main__":
    main()
