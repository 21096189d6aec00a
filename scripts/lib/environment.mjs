import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fail, projectDir } from './toolchain.mjs';

export const stateDir = path.join(projectDir, '.embank');
const PORTS_TRIED = 50;

/** Keys of the development installation: made once, readable by their owner only. */
export function developmentSecrets() {
  const file = path.join(stateDir, 'secrets.json');
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const names = ['EMBANK_KEY_PEPPER', 'EMBANK_KEK', 'EMBANK_CURSOR_SECRET'];
    const secrets = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64')]));
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What every program of this start gets; what the caller has set already wins. */
export function programEnvironment({ ownerUrl, appUrl, gateUrl }, host, port) {
  return {
    STAFF_DEV_SIGN_IN: 'true',
    WEBHOOK_ALLOW_LOOPBACK: 'true',
    ...developmentSecrets(),
    ...process.env,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: appUrl,
    DATABASE_GATE_URL: gateUrl,
    HOST: host,
    PORT: String(port),
  };
}

/** PORT when it is set, else the first free one from 3000 on. */
export async function chooseHttpPort(host) {
  const wanted = Number(process.env.PORT || 3000);
  if (await isFree(wanted, host)) return wanted;
  if (process.env.PORT) fail(`Port ${wanted} is taken. Free it, or choose another: PORT=3001 npm start`);
  for (let port = wanted + 1; port < wanted + PORTS_TRIED; port += 1) {
    if (await isFree(port, host)) {
      console.log(`Port ${wanted} is taken; using ${port}.`);
      return port;
    }
  }
  return fail(
    `No port from ${wanted} to ${wanted + PORTS_TRIED - 1} is free. Choose one: PORT=8080 npm start`,
  );
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
