FROM python:3.12-slim AS build
WORKDIR /app
ENV CACHE_DIR=/app/cache PYTHONDONTWRITEBYTECODE=1
COPY requirements/ requirements/
RUN python -m venv /venv \
 && pip install --no-cache-dir --require-hashes --target /uv -r requirements/uv.lock \
 && VIRTUAL_ENV=/venv /uv/bin/uv pip sync --compile-bytecode requirements/run.lock
COPY bot/ bot/
COPY discord_sandbox/ discord_sandbox/
COPY knowledge/ knowledge/
# Vectors and matcher are made here, so that the container starts at once.
RUN /venv/bin/python -m bot learn

FROM python:3.12-slim
WORKDIR /app
RUN useradd --create-home mentor
COPY --from=build /venv /venv
COPY --from=build --chown=mentor /app/cache cache
COPY bot/ bot/
COPY discord_sandbox/ discord_sandbox/
COPY knowledge/ knowledge/
ENV CACHE_DIR=/app/cache PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1
RUN python -m compileall -q bot discord_sandbox
USER mentor
# Wants DISCORD_TOKEN. For an FAQ of your own, mount it over /app/knowledge; saved files are taken live.
CMD ["python", "-m", "bot", "run"]
