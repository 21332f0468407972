# docker build -t kravlint . && docker run --rm --network none -v "$PWD:/documents:ro" kravlint lint .
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py constraints.txt README.md LICENSE ./
COPY src src
COPY rules rules
RUN python -m pip wheel --quiet --no-cache-dir --wheel-dir /wheels -c constraints.txt .

FROM python:3.11-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --quiet --no-cache-dir --no-index --find-links /wheels kravlint \
    && useradd --create-home kravlint
USER kravlint
WORKDIR /documents
ENTRYPOINT ["kravlint"]
CMD ["--help"]
