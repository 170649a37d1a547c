"""The queues, and who works on them."""

from collections.abc import Sequence

from bot.keyboards.admin import AdminPage, jobs_keyboard, processes_keyboard
from bot.screens.admin.ages import age
from bot.screens.admin.job import error_words, job_name, video_name
from bot.screens.screen import Screen
from core.domain.figures import JobStory
from core.domain.records.health import Process
from core.domain.records.job import JobState
from core.services.admin.queue import LaneLoad, QueueReport
from core.texts import Translator

LINES = 10


def queue_screen(t: Translator, report: QueueReport, part: int) -> Screen:
    """The lanes, and a part of the jobs that are not over: one more than fits tells that there is
    another part."""
    shown, first = report.jobs[:LINES], part * LINES + 1
    lines = [t("admin-queue"), "", *(_lane(t, lane, report) for lane in report.lanes), ""]
    lines += [_line(t, number, story, report) for number, story in enumerate(shown, first)]
    if not shown:
        lines.append(t("admin-queue-empty"))
    ids = [story.job.id for story in shown]
    more = len(report.jobs) > LINES
    keyboard = jobs_keyboard(t.plain, AdminPage.QUEUE, ids, first, part, more=more)
    return Screen("\n".join(lines).strip(), keyboard)


def failures_screen(
    t: Translator, jobs: Sequence[JobStory], part: int, report: QueueReport
) -> Screen:
    """A part of the jobs that were given up; one more than fits, as above."""
    shown, first = jobs[:LINES], part * LINES + 1
    lines = [t("admin-failures"), ""]
    for number, story in enumerate(shown, first):
        ended = story.job.finished_at or story.job.created_at
        lines.append(
            t(
                "admin-failure",
                number=number,
                stage=job_name(t, story.job),
                video=video_name(t, story),
                age=age(t, ended, report.at),
                error=error_words(t, story),
            )
        )
    if not shown:
        lines.append(t("admin-failures-none"))
    ids, more = [story.job.id for story in shown], len(jobs) > LINES
    keyboard = jobs_keyboard(t.plain, AdminPage.FAILURES, ids, first, part, more=more)
    return Screen("\n".join(lines), keyboard)


def processes_screen(t: Translator, report: QueueReport) -> Screen:
    """Who lives, and who fell silent."""
    lines = [_process(t, each, report) for each in report.processes]
    text = "\n".join([t("admin-processes"), "", *(lines or [t("admin-processes-none")])])
    return Screen(text, processes_keyboard(t.plain))


def _lane(t: Translator, lane: LaneLoad, report: QueueReport) -> str:
    text = t(f"admin-lane-{lane.lane}", running=lane.running, waiting=lane.waiting)
    if lane.oldest_at is not None:
        text += t("admin-lane-oldest", age=age(t, lane.oldest_at, report.at))
    if lane.later:
        text += t("admin-lane-later", count=lane.later)
    return text


def _line(t: Translator, number: int, story: JobStory, report: QueueReport) -> str:
    job = story.job
    facts: dict[str, str | int] = {
        "number": number,
        "stage": job_name(t, job),
        "video": video_name(t, story),
    }
    if job.state is not JobState.RUNNING:
        return t("admin-job-waiting", age=age(t, job.created_at, report.at), **facts)
    beat = job.heartbeat_at or job.created_at
    key = "admin-job-silent" if report.is_silent(job.heartbeat_at) else "admin-job-running"
    percent = round(job.progress * 100)
    since = age(t, job.started_at or job.created_at, report.at)
    return t(key, percent=percent, age=since, beat=age(t, beat, report.at), **facts)


def _process(t: Translator, process: Process, report: QueueReport) -> str:
    return t(
        "admin-process-silent" if report.is_silent(process.beat_at) else "admin-process",
        part=t(f"part-{process.part}"),
        host=process.host,
        age=age(t, process.started_at, report.at),
        beat=age(t, process.beat_at, report.at),
    )
