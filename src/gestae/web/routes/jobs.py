"""How uploads are read: a list of jobs, a page for each, and the same for programs."""

import datetime as dt
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from gestae.errors import NotFoundError
from gestae.store.statements import load_sql
from gestae.web.api.answer import ERRORS
from gestae.web.jobs import Job, Jobs, State
from gestae.web.security.guard import needs
from gestae.web.visit import Visiting

router = APIRouter()
LISTED = 200
"""Documents of a job that its page lists."""
EARLIER = 50
"""Runs before this workbench was started that the list shows."""
STATES: tuple[State, ...] = get_args(State)
STAGES = ("find", "open", "decode", "extract", "parse", "code", "store")
"""The steps at which a file can fail that have a word of their own."""
REVIEWER = [Depends(needs("reviewer"))]
NOT_FOUND: dict[int | str, dict[str, str]] = {
    401: {"description": "Sign in first."},
    404: {"description": "No job has this id; jobs are forgotten when the workbench ends."},
}


class FailureOfJob(BaseModel):
    """A file that could not be read or coded."""

    path: str
    stage: str
    reason: str


class JobStatus(BaseModel):
    """An upload on its way into the casebook."""

    id: str
    who: str = Field(description="Who sent it.")
    inputs: list[str] = Field(description="The files and folders at its top.")
    files: int
    bytes: int
    state: State
    sent: dt.datetime
    started: dt.datetime | None
    ended: dt.datetime | None
    settled: int = Field(description="Documents that are coded, known or failed.")
    total: int = Field(description="Documents there are at least; archives may hold more.")
    at: str | None = Field(description="The file that is read now.")
    documents: int = Field(description="Documents that were added.")
    known: int = Field(description="Documents that were there before, copies among them.")
    events: int
    measures: int
    pairs_compared: int = Field(description="While linking: pairs of tellings compared so far.")
    pairs: int
    failures: list[FailureOfJob]
    error: str = Field(description="Why the whole job failed.")


def status_of(job: Job) -> JobStatus:
    """The job as programs see it."""
    return JobStatus(
        id=job.id,
        who=job.who,
        inputs=list(job.inputs),
        files=job.files,
        bytes=job.size,
        state=job.state,
        sent=job.sent,
        started=job.started,
        ended=job.ended,
        settled=job.settled,
        total=job.total,
        at=job.at,
        documents=job.documents,
        known=job.known,
        events=job.events,
        measures=job.measures,
        pairs_compared=job.linked[0],
        pairs=job.linked[1],
        failures=[
            FailureOfJob(path=one.path, stage=one.stage, reason=one.reason) for one in job.failures
        ],
        error=job.error,
    )


def jobs_of(request: Request) -> Jobs:
    """The jobs of the workbench."""
    jobs: Jobs = request.app.state.jobs
    return jobs


AllJobs = Annotated[Jobs, Depends(jobs_of)]


def job_of(jobs: Jobs, name: str) -> Job:
    """The job with that id; raises ``NotFoundError``."""
    job = jobs.get(name)
    if job is None:
        raise NotFoundError(
            f"there is no job {name!r}; jobs are forgotten when the workbench ends, and what they "
            "added is among the documents"
        )
    return job


@router.get("/jobs", response_class=HTMLResponse, include_in_schema=False)
def list_jobs(visit: Visiting, jobs: AllJobs) -> HTMLResponse:
    """All jobs since the workbench was started, and the runs before."""
    known = jobs.all()
    first = min((job.sent for job in known), default=dt.datetime.now(dt.UTC))
    asked = {"before": first.replace(tzinfo=None), "most": EARLIER}
    runs = visit.casebook.query(load_sql("queries/runs.sql"), asked).to_pylist()
    return visit.show("jobs.html", jobs=known, runs=runs)


@router.get("/jobs/{name}", response_class=HTMLResponse, include_in_schema=False)
def show_job(visit: Visiting, jobs: AllJobs, name: str) -> HTMLResponse:
    """How an upload is read, and what came of it."""
    job = job_of(jobs, name)
    documents = []
    if job.started and job.documents:
        asked = {
            "since": job.started.replace(tzinfo=None),
            "inputs": list(job.inputs),
            "most": LISTED,
        }
        query = load_sql("queries/run_documents.sql")
        documents = visit.casebook.query(query, asked).to_pylist()
    return visit.show(
        "job.html",
        job=job,
        documents=documents,
        listed=LISTED,
        stages=STAGES,
        words={state: visit.say(f"jobs.state.{state}") for state in STATES},
        abouts={state: visit.say(f"jobs.about.{state}") for state in STATES},
    )


@router.post("/jobs/{name}/cancel", dependencies=REVIEWER, include_in_schema=False)
def cancel(jobs: AllJobs, name: str) -> RedirectResponse:
    """Stops a job, and shows it."""
    job = job_of(jobs, name)
    jobs.cancel(job.id)
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


@router.get("/api/jobs", tags=["Documents"], responses=ERRORS)
def jobs_for_programs(jobs: AllJobs) -> list[JobStatus]:
    """The uploads since the workbench was started, the latest first."""
    return [status_of(job) for job in jobs.all()]


@router.get(
    "/api/jobs/{name}",
    responses=NOT_FOUND,
    tags=["Documents"],
)
def job_for_programs(jobs: AllJobs, name: str) -> JobStatus:
    """How an upload is read."""
    return status_of(job_of(jobs, name))


@router.post(
    "/api/jobs/{name}/cancel",
    responses=NOT_FOUND,
    dependencies=REVIEWER,
    tags=["Documents"],
)
def cancel_for_programs(jobs: AllJobs, name: str) -> JobStatus:
    """Stop an upload; what was written of it stays."""
    jobs.cancel(job_of(jobs, name).id)
    return status_of(job_of(jobs, name))
