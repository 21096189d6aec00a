import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { webhooksDocument } from '../modules/webhooks/index.js';
import { configFrom } from '../platform/config/config.js';
import { API_NAMES, openApi } from '../platform/http/documents.js';
import { httpServer } from '../platform/http/server.js';

const PLACEHOLDER_KEY = Buffer.alloc(32).toString('base64');

/** The documents come from the routes' metadata alone: nothing is connected to, so the values lead nowhere. */
const PLACEHOLDERS = {
  LOG_LEVEL: 'silent',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  DATABASE_GATE_URL: 'postgres://nobody@127.0.0.1:1/none',
  EMBANK_KEY_PEPPER: PLACEHOLDER_KEY,
  EMBANK_KEK: PLACEHOLDER_KEY,
  EMBANK_CURSOR_SECRET: PLACEHOLDER_KEY,
  STAFF_DEV_SIGN_IN: 'true',
};

/**
 * `cli openapi [DIR]`: writes `partner.json` and `staff.json` from the compiled routes, and `webhooks.json` from the
 * catalogue of events; needs neither settings nor a database. Only a build tells everything: its Swagger plugin reads the comments of the DTOs.
 */
export async function run([directory = 'openapi']: readonly string[]): Promise<number> {
  const root = AppModule.with(configFrom(PLACEHOLDERS));
  // Preview knows modules and routes but constructs none of them.
  const app = await NestFactory.create<NestFastifyApplication>(root, httpServer(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  await mkdir(directory, { recursive: true });
  for (const name of API_NAMES) await write(path.join(directory, `${name}.json`), openApi(app, name));
  await write(path.join(directory, 'webhooks.json'), webhooksDocument());
  return 0;
}

async function write(file: string, document: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`wrote ${file}`);
}
