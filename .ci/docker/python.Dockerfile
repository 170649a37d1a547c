# syntax=docker/dockerfile:1
# The bot and both workers: one image, three commands. Build from the root of the repository:
#   docker build -f .ci/docker/python.Dockerfile .
FROM python:3.11-slim-bookworm AS base
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1


# Python packages, exactly as locked.
FROM base AS packages
# The version that `.ci/setup` installs.
RUN pip install --no-cache-dir --root-user-action=ignore uv==0.13.9
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock README.md ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-install-project
COPY bot bot
COPY core core
COPY worker worker
# An editable install: code, prompts and migrations stay side by side under /app, as in a checkout.
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev


# Model files, checked against their sums. A change of code elsewhere does not fetch them again.
FROM base AS models
WORKDIR /app
COPY core/__init__.py core/model_files.py core/model_sources.py core/
COPY core/domain/__init__.py core/domain/errors.py core/domain/
RUN --mount=type=cache,target=/root/.cache/pip \
    MODELS_DIR=/models python -m core.model_files fetch


FROM base AS runtime
# Debian removes old versions from its archive, so pinned ones stop building with the next update.
# libegl1 and libgles2 are linked by mediapipe.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg libegl1 libgles2 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 shorts \
    && useradd --uid 10001 --gid shorts --no-create-home --home-dir /tmp shorts \
    # A named volume takes the owner of the folder it covers.
    && install -d -o shorts -g shorts /var/lib/shorts/scratch
WORKDIR /app
COPY --from=packages /app /app
COPY --from=models /models /app/.models
COPY migrations migrations
COPY prompts prompts
ENV PATH=/app/.venv/bin:$PATH \
    HOME=/tmp \
    MODELS_DIR=/app/.models \
    SCRATCH_DIR=/var/lib/shorts/scratch
USER 10001:10001
CMD ["python", "-m", "bot"]
