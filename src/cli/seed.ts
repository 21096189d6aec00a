import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { SandboxSeed, type SeededSandbox } from '../modules/sandbox/index.js';
import { configFrom } from '../platform/config/config.js';
import { Housekeeping } from '../platform/schedule/housekeeping.js';
import { Log } from '../platform/telemetry/log.js';
import { NestLog } from '../platform/telemetry/nest-log.js';

/** Where a development start keeps what is shown once: the sandbox's keys and sign-ins. Readable by its owner only. */
const SANDBOX_FILE = path.resolve(process.env['EMBANK_STATE_DIR'] ?? '.embank', 'sandbox.json');

/** `cli seed`: fills the sandbox with scenarios, packs, products, partners and staff; what is there stays as it is. */
export async function run(): Promise<number> {
  const app = await NestFactory.createApplicationContext(AppModule.with(configFrom(process.env)), {
    bufferLogs: true,
  });
  app.useLogger(new NestLog(app.get(Log)));
  try {
    // The bank's jobs are for processes that stay; here they would only wait for the same locks.
    await app.get(Housekeeping).stop();
    const seeded = await app.get(SandboxSeed).run();
    const isNew = seeded.partners.length + seeded.staff.length > 0;
    if (isNew) await remember(seeded);
    console.log(
      isNew
        ? `seeded ${seeded.partners.length} partners and ${seeded.staff.length} staff`
        : 'The sandbox is filled in already.',
    );
  } finally {
    await app.close();
  }
  return 0;
}

/** Secrets of an earlier seeding stay in the file: the database knows them as digests only. */
async function remember(seeded: SeededSandbox): Promise<void> {
  const earlier = await readFile(SANDBOX_FILE, 'utf8').then(
    (text) => JSON.parse(text) as SeededSandbox,
    (error: NodeJS.ErrnoException): SeededSandbox => {
      if (error.code !== 'ENOENT') throw error;
      return { partners: [], staff: [] };
    },
  );
  const file = {
    partners: [
      ...earlier.partners.filter(({ slug }) => !seeded.partners.some((one) => one.slug === slug)),
      ...seeded.partners,
    ],
    staff: [
      ...earlier.staff.filter(({ email }) => !seeded.staff.some((one) => one.email === email)),
      ...seeded.staff,
    ],
  };
  await mkdir(path.dirname(SANDBOX_FILE), { recursive: true, mode: 0o700 });
  await writeFile(SANDBOX_FILE, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
}
