import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Config } from './platform/config/config.js';
import { serveDocuments } from './platform/http/documents.js';
import { InFlight } from './platform/http/in-flight.js';
import { useForms } from './platform/http/form-body.js';
import { useStrictJson } from './platform/http/json-body.js';
import { useLines } from './platform/http/long-upload.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { installRequestHooks } from './platform/http/request-hooks.js';
import { indexRoutes, RouteIndex } from './platform/http/route-index.js';
import { httpServer } from './platform/http/server.js';
import { StrictQueryGuard } from './platform/http/strict-query.guard.js';
import { ValidationPipe } from './platform/http/validation/validation.pipe.js';
import { Log } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { NestLog } from './platform/telemetry/nest-log.js';
import { Readiness } from './platform/telemetry/readiness.js';

/** An application that is set up but does not listen yet. `main.ts` and the tests both start here. */
export async function createApp(
  root: DynamicModule,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(root, httpServer(trustedProxies), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  configureApp(app);
  return app;
}

/** Hooks, body parser, validation, errors and documents. Must run before `init()`. */
export function configureApp(app: NestFastifyApplication): void {
  const log = app.get(Log);
  const fastify = app.getHttpAdapter().getInstance();
  app.useLogger(new NestLog(log));
  useStrictJson(fastify);
  useForms(fastify);
  useLines(fastify);
  const routes = app.get(RouteIndex);
  indexRoutes(fastify, routes);
  installRequestHooks(fastify, {
    inFlight: app.get<InFlight<FastifyReply>>(InFlight),
    readiness: app.get(Readiness),
    metrics: app.get(Metrics),
    log,
  });
  app.useGlobalGuards(new StrictQueryGuard());
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(routes, log));
  serveDocuments(app);
}
