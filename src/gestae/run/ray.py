"""Coding on a Ray cluster: ``code_on_ray``, the same batches elsewhere.

Needs ``ray``, which gestae does not install. Batches travel as Arrow tables; each task process
loads a language engine once.
"""

from collections import deque
from collections.abc import Generator, Iterable
from importlib import import_module
from typing import Any

import pyarrow as pa

from gestae.errors import UsageError
from gestae.run.batch import Tables, code_batch
from gestae.run.processes import Work


def code_on_ray(
    batches: Iterable[pa.Table], *, under_way: int = 0, work: Work = code_batch
) -> Generator[Tables, None, None]:
    """The records of each batch, in the order of the batches, coded on Ray.

    For ``read_into_casebook(…, execute=code_on_ray)``. Connects to the cluster that
    ``RAY_ADDRESS`` names, or starts one here. ``under_way``: how many batches to hand out before
    the first is waited for; 0 for twice the number of processors.

    Raises ``UsageError`` where Ray is not installed.
    """
    ray = _load_ray()
    if not ray.is_initialized():
        ray.init(log_to_driver=False)

    def code(batch: pa.Table) -> Tables:  # Ray takes plain functions only
        return work(batch)

    task = ray.remote(code)
    ahead = under_way or 2 * int(ray.cluster_resources().get("CPU", 1))
    waiting: deque[Any] = deque()
    for batch in batches:
        waiting.append(task.remote(batch))
        if len(waiting) > ahead:
            yield ray.get(waiting.popleft())
    while waiting:
        yield ray.get(waiting.popleft())


def _load_ray() -> Any:
    try:
        return import_module("ray")
    except ImportError as error:
        raise UsageError(
            "coding on Ray needs the package ray, which is not installed: pip install ray"
        ) from error
