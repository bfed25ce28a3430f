# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# `next start` does not serve a standalone build, so it has a switch of its own.
RUN ABREAST_STANDALONE=1 npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_MANUAL_SIG_HANDLE=true \
    ABREAST_MODE=public \
    ABREAST_DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=3000
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/.next/static ./.next/static
COPY --from=build --chown=node:node /app/public ./public
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# A standalone server takes its address from HOSTNAME, which containers set to a name of their own.
CMD ["sh", "-c", "HOSTNAME=$HOST exec node server.js"]
