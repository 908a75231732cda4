"""Files that are sent to be read: a form and a script send them to ``/uploads``, programs to
``/api/uploads``.
"""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile

from gestae.web.jobs import MOST_WAITING, Job
from gestae.web.routes.jobs import JobStatus, status_of
from gestae.web.security.access import Guarded
from gestae.web.security.guard import needs
from gestae.web.uploads import Sent, receive
from gestae.web.visit import Visit, Visiting

router = APIRouter()
REVIEWER = [Depends(needs("reviewer"))]
ERRORS: dict[int | str, dict[str, str]] = {
    400: {"description": "Nothing was sent, or nothing in a known format; the message says which."},
    401: {"description": "Sign in first."},
    403: {"description": "Adding documents needs the role reviewer."},
    413: {"description": "That is too much at once."},
    422: {"description": "The body is no form with files."},
    429: {"description": "Too much is waiting to be read; try again later."},
}
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                        }
                    },
                }
            }
        },
    }
}


async def read_form(request: Request) -> AsyncIterator[FormData]:
    """The form of the request, read here and not before, so that who may not send is refused first.

    Larger files lie in temporary files of the system meanwhile.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise HTTPException(422, "send the files as a form: multipart/form-data, field files")
    settings = request.app.state.settings
    async with request.form(max_files=settings.upload_files, max_fields=10) as form:
        yield form


Form = Annotated[FormData, Depends(read_form)]


@router.post("/uploads", dependencies=REVIEWER, include_in_schema=False)
def upload(visit: Visiting, form: Form) -> RedirectResponse:
    """Takes the files of a form, and leads to the page that shows how they are read."""
    return RedirectResponse(f"/jobs/{_take(visit, form).id}", status_code=303)


@router.post(
    "/api/uploads",
    dependencies=REVIEWER,
    status_code=202,
    tags=["Documents"],
    response_model=JobStatus,
    responses=ERRORS,
    openapi_extra=BODY,
)
def send(visit: Visiting, form: Form) -> JSONResponse:
    """Send files to be read in the background.

    The answer is the job, to be followed at `/api/jobs/ID`. A file keeps its name, with the folders
    that are told before it.
    """
    job = _take(visit, form)
    return JSONResponse(
        status_of(job).model_dump(mode="json"), 202, {"Location": f"/api/jobs/{job.id}"}
    )


def _take(visit: Visit, form: FormData) -> Job:
    access = visit.request.app.state.access
    if isinstance(access, Guarded):
        access.limits.upload(visit.name)
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
    sent = (Sent(one.filename or "", one.file, one.size or 0) for one in files if one.filename)
    settings = visit.settings
    received = receive(
        sent, most_bytes=settings.upload_megabytes * 1_000_000, most_files=settings.upload_files
    )
    job: Job | None = visit.request.app.state.jobs.add(received, visit.name)
    if job is None:
        raise HTTPException(
            429,
            f"{MOST_WAITING} uploads are waiting to be read; send these when some are done",
            {"Retry-After": "60"},
        )
    return job
