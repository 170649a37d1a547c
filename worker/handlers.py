"""Which job does which stage."""

from core.domain.pipeline import Stage
from worker.context import Handlers
from worker.jobs.aspect_convert import run_aspect_convert
from worker.jobs.camera_preview import run_camera_preview
from worker.jobs.deliver import run_deliver
from worker.jobs.draft import run_draft
from worker.jobs.face_detect import run_face_detect
from worker.jobs.find_moments import run_find_moments
from worker.jobs.ingest import run_ingest
from worker.jobs.look_ahead import run_look_ahead
from worker.jobs.publish import run_publish
from worker.jobs.shadow_detect import run_shadow_detect
from worker.jobs.still import run_still
from worker.jobs.transcribe import run_transcribe
from worker.jobs.viral_detect import run_viral_detect

HANDLERS: Handlers = {
    Stage.INGEST: run_ingest,
    Stage.TRANSCRIBE: run_transcribe,
    Stage.VIRAL_DETECT: run_viral_detect,
    Stage.FACE_DETECT: run_face_detect,
    Stage.ASPECT_CONVERT: run_aspect_convert,
    Stage.DELIVER: run_deliver,
    Stage.PUBLISH: run_publish,
    Stage.FIND_MOMENTS: run_find_moments,
    Stage.SHADOW_DETECT: run_shadow_detect,
    Stage.CAMERA_LOOK: run_face_detect,
    Stage.CAMERA_PREVIEW: run_camera_preview,
    Stage.LOOK_AHEAD: run_look_ahead,
    Stage.STILL: run_still,
    Stage.DRAFT_LOOK: run_face_detect,
    Stage.DRAFT: run_draft,
}
