FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev
# The SDK brings its core for five platforms, of which an image needs one.
RUN cd node_modules/@temporalio/core-bridge/releases && ls | grep -v "$(uname -m)-unknown-linux-gnu" | xargs rm -rf

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/dist dist
# As process 1 Node would lose a signal that comes before it listens; an init does not.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
USER node
ENTRYPOINT ["tini", "--", "node", "dist/cli/tidings.js"]
CMD ["api"]
