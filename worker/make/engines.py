"""The engines of `shorts make`: everything local, services only where keys are set."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from core import bootstrap
from core.domain.errors import BadSettingError, EngineMissingError, FolderError
from core.domain.ids import new_id
from core.domain.render import RenderResult, RenderSpec
from core.engines.render.local import local_render_service
from core.engines.render.remotion import RemotionRenderer
from core.engines.transcription.sidecar.engine import SidecarTranscriber
from core.ports.progress import ProgressSink
from core.ports.transcriber import Transcriber
from core.settings import Settings
from core.stages.detect import PromptError, PromptTemplate, load_prompt
from core.storage.objects.folder import FolderStore
from worker.cron.sweep import sweep
from worker.make.options import MakeOptions
from worker.make.parts import MakeEngines


class LocalRenderer:
    """A Renderer whose service starts with the first short: a file that cannot become one is
    refused without waiting for it."""

    def __init__(self, stack: AsyncExitStack, storage_url: str, scratch: Path) -> None:
        self._stack = stack
        self._storage_url = storage_url
        self._scratch = scratch
        self._renderer: RemotionRenderer | None = None
        self._starting = asyncio.Lock()

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        """See the port. Raises also what `local_render_service` raises, as the others do."""
        return await (await self._started()).render(spec, progress)

    async def prepare(self, spec: RenderSpec) -> None:
        """See the port."""
        await (await self._started()).prepare(spec)

    async def still(self, spec: RenderSpec, at_ms: int, key: str) -> None:
        """See the port."""
        await (await self._started()).still(spec, at_ms, key)

    async def _started(self) -> RemotionRenderer:
        async with self._starting:
            if self._renderer is None:
                service = local_render_service(self._storage_url, self._scratch)
                url = await self._stack.enter_async_context(service)
                self._renderer = await self._stack.enter_async_context(RemotionRenderer(url))
        return self._renderer


@asynccontextmanager
async def make_engines(settings: Settings, options: MakeOptions) -> AsyncIterator[MakeEngines]:
    """Wire the engines, with a render service and a scratch folder of their own.

    Raises EngineMissingError for what is not installed, BadSettingError, FolderError.
    """
    scratch = settings.storage.scratch_dir / f"make-{new_id()}"
    objects_dir = scratch / "objects"
    try:
        await sweep(settings.storage.scratch_dir)
        objects_dir.mkdir(parents=True)
    except OSError as error:
        raise FolderError(str(error), path=str(settings.storage.scratch_dir)) from error
    async with AsyncExitStack() as stack:
        stack.push_async_callback(asyncio.to_thread, shutil.rmtree, scratch, ignore_errors=True)
        faces = bootstrap.face_analyzer(settings.models)
        if options.transcript is None:
            transcriber = _transcriber(settings, stack, options.engine)
        else:
            transcriber = SidecarTranscriber(options.transcript)
        yield MakeEngines(
            tools=bootstrap.media_tools(),
            transcriber=transcriber,
            model=bootstrap.language_model(settings, stack),
            prompt=_prompt(settings.llm.viral_prompt_version),
            tuning=bootstrap.tuning(settings),
            faces=faces,
            renderer=LocalRenderer(stack, objects_dir.as_uri(), scratch / "render"),
            objects=FolderStore(objects_dir),
            limits=bootstrap.plan_limits(settings.limits),
            scratch=scratch,
        )


def _transcriber(settings: Settings, stack: AsyncExitStack, engine: str | None) -> Transcriber:
    there = bootstrap.transcribers(settings, stack)
    if engine is not None and engine not in there.available:
        raise EngineMissingError(f"there are {there.available}", name=engine)
    return there.chosen(engine)


def _prompt(version: str) -> PromptTemplate:
    try:
        return load_prompt(version)
    except PromptError as error:
        raise BadSettingError(str(error), name="LLM_VIRAL_PROMPT_VERSION") from error
