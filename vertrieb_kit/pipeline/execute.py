"""Run the notebooks through papermill, each in a process of its own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CELL_TIMEOUT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Job:
    """One notebook to run."""

    stem: str
    notebook: Path
    output: Path
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """How a notebook went; `error` holds the traceback of a failure, for the internal log only."""

    stem: str
    output: Path
    seconds: float
    error: str = ""


def execute(
    jobs: tuple[Job, ...], *, workers: int | None, report: Callable[[Done], None]
) -> dict[str, Done]:
    """Run all jobs and return how each went; `report` hears of every one as it ends."""
    count = min(workers or os.cpu_count() or 1, len(jobs))
    # spawned, not forked: progress bars run threads, and Windows and macOS know nothing else
    context = multiprocessing.get_context("spawn")
    done: dict[str, Done] = {}
    with ProcessPoolExecutor(count, mp_context=context, initializer=_hush) as pool:
        running = {pool.submit(run_notebook, job): job for job in jobs}
        for future in as_completed(running):
            result = _result(future, running[future])
            done[result.stem] = result
            report(result)
    return done


def _hush() -> None:
    """Let no kernel write on the terminal: what goes wrong comes back in `Done.error`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _result(future: Future[Done], job: Job) -> Done:
    try:
        return future.result()
    except BrokenProcessPool as error:  # the worker was killed, for want of memory perhaps
        return Done(job.stem, job.output, 0.0, error=f"{type(error).__name__}: {error}")


def run_notebook(job: Job) -> Done:
    """Run one notebook; a failing one is saved with its failing cell and reported, not raised."""
    began = time.monotonic()
    error = ""
    with tempfile.TemporaryDirectory(prefix="vk-", ignore_cleanup_errors=True) as private:
        try:
            _papermill(job, Path(private))
        except Exception:
            # the one place where a broken chapter becomes a placeholder
            error = traceback.format_exc()
    return Done(job.stem, job.output, time.monotonic() - began, error)


def _papermill(job: Job, private: Path) -> None:
    import papermill  # here, because only the workers need it
    from traitlets.config import Config

    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # a stale kernel of the user must not win
    papermill.execute_notebook(
        job.notebook,
        job.output,
        parameters=dict(job.parameters),
        kernel_name="python3",
        progress_bar=False,
        execution_timeout=CELL_TIMEOUT_SECONDS,
        config=Config(_connection(private)),
    )


def _connection(private: Path) -> dict[str, Any]:
    if os.name == "nt":  # no sockets in the file system there
        return {}
    # without a file of its own, kernels started together collide on a relative name
    manager = {"transport": "ipc", "connection_file": str(private / "kernel.json")}
    return {"KernelManager": manager, "AsyncKernelManager": manager}
