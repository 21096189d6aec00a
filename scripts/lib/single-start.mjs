import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateDir } from './environment.mjs';
import { fail } from './toolchain.mjs';

const file = path.join(stateDir, 'start.json');
const LEAVE_LIMIT_MS = 15_000;

/**
 * Refuses a second start beside a living one, and clears away what a killed one left behind.
 * @param isOurs (pid, part of the command line) => whether that process lives and is what we think it is
 */
export async function takeOver(isOurs) {
  const last = readState();
  if (last.start && (await isOurs(last.start, 'start.mjs'))) {
    fail(
      `Embank already runs here${last.url ? `: ${last.url}` : ''}. Stop it first (Ctrl-C there, or kill ${last.start}).`,
    );
  }
  for (const pid of last.programs ?? []) {
    // Its guard ends it in good order once its parent is gone; only a stuck one is killed.
    for (let waitedMs = 0; await isOurs(pid, 'dist/src'); waitedMs += 100) {
      if (waitedMs === 2_000) console.log('Waiting for the programs of a killed start to end …');
      if (waitedMs >= LEAVE_LIMIT_MS) process.kill(pid, 'SIGKILL');
      await sleep(100);
    }
  }
  remember({});
}

export function remember(state) {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify({ start: process.pid, ...state }), { mode: 0o600 });
}

export function forget() {
  rmSync(file, { force: true });
}

function readState() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
