"""One job."""

from bot.keyboards.admin import AdminAct, AdminPage, job_keyboard
from bot.screens.admin.ages import age
from bot.screens.admin.people import called
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.errors import ShortsError
from core.domain.figures import JobStory
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job, JobState
from core.domain.records.project import ErrorNote
from core.services.admin.queue import QueueReport, states
from core.texts import Translator
from core.texts.units import dollars

_VIDEO = 40


def job_screen(t: Translator, story: JobStory, report: QueueReport) -> Screen:
    """Everything that is known of a job, and what can be done about it."""
    job = story.job
    lines = [
        t("admin-job", stage=job_name(t, job)),
        t("admin-job-video", video=video_name(t, story), owner=called(story.user)),
        "",
        t(
            "admin-job-state",
            state=t(f"job-state-{job.state}"),
            attempt=job.attempt,
            attempts=PIPELINE[job.type].max_attempts,
        ),
        *_worker(t, job, report),
        t("admin-job-made", age=age(t, job.created_at, report.at), usd=dollars(job.cost_usd)),
    ]
    if job.run_after is not None and job.state is JobState.QUEUED and job.run_after > report.at:
        lines.append(t("admin-job-later", age=age(t, report.at, job.run_after)))
    if job.error is not None:
        lines += ["", t("admin-job-error", error=error_words(t, story), code=job.error)]
    lines += ["", t("admin-job-id", id=str(job.id))]
    acts = [AdminAct(name) for name, possible in states(story).items() if possible]
    back = AdminPage.FAILURES if job.state is JobState.FAILED else AdminPage.QUEUE
    keyboard = job_keyboard(t.plain, job.id, story.user.id, acts, back)
    return Screen("\n".join(lines), keyboard)


def job_name(t: Translator, job: Job) -> str:
    """Return what a job does: `Распознаю речь`."""
    return t(f"stage-{job.type.lower().replace('_', '-')}")


def video_name(t: Translator, story: JobStory) -> str:
    """Return what a project is called."""
    return cut(story.project.source.name, _VIDEO) or t.plain("video-name")


def error_words(t: Translator, story: JobStory) -> str:
    """Return an error in words. The facts that belong to it are kept with a failed project only:
    without them the general words have to do."""
    note = ErrorNote(story.job.error or ShortsError.key)
    told = story.project.error
    if told is not None and told.key == note.key:
        note = told
    return t.plain.error(note if t.can_tell(note) else ErrorNote(ShortsError.key))


def _worker(t: Translator, job: Job, report: QueueReport) -> list[str]:
    if job.state is not JobState.RUNNING or job.heartbeat_at is None:
        return []
    silent = report.is_silent(job.heartbeat_at)
    key = "admin-job-worker-silent" if silent else "admin-job-worker"
    beat = age(t, job.heartbeat_at, report.at)
    percent = round(job.progress * 100)
    return [t(key, worker=job.worker_id or "?", beat=beat, percent=percent)]
