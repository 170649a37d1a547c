"""Wiring: the only place that names vendors. Plain functions, no container."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.domain.plans import PlanLimits
from core.engines.faces.analyse import FaceModels
from core.engines.faces.analyzer import MediaPipeFaceAnalyzer
from core.media.tools import FfmpegTools
from core.ports.faces import FaceAnalyzer
from core.ports.media import MediaTools
from core.settings import LimitSettings, Settings
