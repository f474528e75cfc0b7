# One image for every platform; docker-compose.yml says which container runs which.
FROM python:3.13-slim

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore

WORKDIR /app

# The requirements change seldom, so their layer comes first.
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt

COPY LICENSE ./
COPY core core
COPY bots bots
COPY knowledge knowledge

# Broken knowledge stops the build. Code and knowledge are compiled here: at run time nothing can be written.
RUN python -m compileall -q core bots \
    && python -m bots check \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin whoowns \
    && install --directory --owner whoowns --group whoowns /data

ENV DATABASE_URL=sqlite:////data/whoowns.db \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

USER whoowns

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["python", "-m", "bots", "health"]

ENTRYPOINT ["python", "-m", "bots"]
CMD ["run"]
