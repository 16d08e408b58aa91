# syntax=docker/dockerfile:1
# The bot in a container: see docs/operating.md. TORCH=0 leaves out what only makes large indexes faster.
FROM python:3.11-slim-bookworm AS build
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ARG TORCH=1
# Such as postgres,milvus: of these the versions are bounded, without hashes.
ARG EXTRAS=
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/scholiast
WORKDIR /src
COPY pyproject.toml constraints.txt requirements.lock README.md LICENSE ./
COPY bot bot
COPY embeddings embeddings
COPY corpus corpus
RUN /opt/scholiast/bin/pip install --no-deps -c constraints.txt --extra-index-url "$TORCH_INDEX" torch \
    && /opt/scholiast/bin/pip install --no-deps --require-hashes -r requirements.lock \
    && /opt/scholiast/bin/pip install --no-deps . \
    && if [ -n "$EXTRAS" ]; then /opt/scholiast/bin/pip install -c constraints.txt ".[$EXTRAS]"; fi \
    && if [ "$TORCH" = 0 ]; then /opt/scholiast/bin/pip uninstall --yes \
        torch sentence-transformers transformers scipy scikit-learn sympy networkx; fi

FROM python:3.11-slim-bookworm
COPY --from=build /opt/scholiast /opt/scholiast
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin scholiast \
    && install --directory --owner scholiast /var/lib/scholiast /srv/texts
ENV PATH=/opt/scholiast/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 OMP_NUM_THREADS=1 \
    CORPUS_DIR=/srv/texts INDEX_DIR=/var/lib/scholiast HEALTH_PORT=8080
USER 10001
WORKDIR /var/lib/scholiast
VOLUME ["/var/lib/scholiast"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m CMD ["python", "-c", \
    "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/readyz', timeout=4)"]
ENTRYPOINT ["scholiast"]
CMD ["run"]
