# The product in one image: the built server, and the widget and console it hands out.
# The pnpm version is that of scripts/toolchain/install.mjs; a test holds the two together.

FROM node:24-slim AS build
WORKDIR /app
COPY . .
# What /version says it was built from: docker build --build-arg COMMIT="$(git rev-parse HEAD)" .
ARG COMMIT=
RUN node scripts/build.mjs

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/signals/package.json packages/signals/
COPY packages/empathy/package.json packages/empathy/
COPY packages/testing/package.json packages/testing/
COPY packages/texts/package.json packages/texts/
COPY server/package.json server/
RUN npx --yes pnpm@12.21.0 install --prod --frozen-lockfile --trust-lockfile --filter @attune/server

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/ ./
COPY --from=build /app/server/dist/ server/dist/
COPY --from=build /app/widget/dist/ widget/dist/
COPY --from=build /app/agent-console/dist/ agent-console/dist/
COPY LICENSE ./
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "server/dist/main.js"]
