import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule, BANK_MODULES } from '../../src/app.module.js';
import { createApp } from '../../src/app.setup.js';
import type { Env } from '../../src/platform/config/env-reader.js';
import { ApiDocuments } from '../../src/platform/http/api-documents.js';
import { Log } from '../../src/platform/telemetry/log.js';
import { testConfig } from './config.js';
import { checkAnswers } from './documented-answers.js';
import { committedDocument } from './openapi.js';

export interface Booted {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly port: number;
  /** Every line that the application logged. */
  readonly lines: string[];
  close(): Promise<void>;
}

/**
 * The application as `main.ts` runs it, over real HTTP, with its log in memory.
 * @param prepare gets the server before it listens
 */
export async function boot(
  modules: readonly Type[],
  env: Env = {},
  prepare?: (server: FastifyInstance) => void,
): Promise<Booted> {
  const lines: string[] = [];
  const config = testConfig({ LOG_LEVEL: 'debug', ...env });
  const log = new Log(config.logLevel, { write: (line) => void lines.push(line) });
  const app = await createApp(AppModule.with(config, modules, log), config);
  // Tests are compiled without Nest's plugin, which reads documents out of DTOs; the committed ones are the whole bank's.
  if (modules === BANK_MODULES) app.get(ApiDocuments).makeWith(committedDocument);
  const server = app.getHttpAdapter().getInstance();
  checkAnswers(server);
  prepare?.(server);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return { app, url: `http://127.0.0.1:${port}`, port, lines, close: () => app.close() };
}
