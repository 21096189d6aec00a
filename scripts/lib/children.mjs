import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectDir } from './toolchain.mjs';

const guard = pathToFileURL(path.join(projectDir, 'scripts/lib/parent-guard.mjs')).href;
const OPTIONS = ['--enable-source-maps'];
const STOP_LIMIT_MS = 12_000;

/** Runs a command of the built program to its end, its output shown. @returns the exit code */
export function runCommand(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: projectDir, env, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Starts a long-running program of the build. It has a session of its own, so that Ctrl-C reaches us alone and we
 * decide the order in which things stop; it writes to a log file that starts empty.
 * @param options of Node
 */
export function startProgram(script, env, logFile, options = []) {
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(process.execPath, [...OPTIONS, ...options, '--import', guard, script], {
    cwd: projectDir,
    env,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  return child;
}

export async function stopProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  if ((await Promise.race([exited, sleep(STOP_LIMIT_MS, 'late', { ref: false })])) === 'late')
    child.kill('SIGKILL');
  await exited;
}

/** Waits until a URL answers 200. @returns false when the program ended or the time is over */
export async function answersSoon(url, child, limitMs) {
  const until = Date.now() + limitMs;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (response?.status === 200) return true;
    await sleep(100);
  }
  return false;
}

export function tailOf(file, lines = 15) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
