/**
 * `npm start`: from a fresh clone to a running bank. Everything it makes is under `.embank` (and, for root, under
 * /var/lib/embank-dev). DATABASE_URL, when set, is used instead of the PostgreSQL that comes along: a login that may
 * create roles.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, fail, projectDir, underProjectNode } from './lib/toolchain.mjs';

const DATABASE = 'embank';
const READY_LIMIT_MS = 60_000;
const UNKNOWN_COMMAND = 64;
/**
 * As in docker/: in a small young generation the requests under way are copied again and again; jobs go through customers a
 * thousand at a time, and the less room there is for what they leave behind, the earlier it is cleared up.
 */
const OPTIONS = {
  'main.js': ['--max-semi-space-size=64'],
  'worker.js': ['--max-semi-space-size=8', '--max-old-space-size=512'],
};

for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => fail(error.message));

ensureInstalled();
if (underProjectNode(fileURLToPath(import.meta.url))) await start();

async function start() {
  ensureBuilt();
  const fromBuild = (file) => import(new URL(`../dist/src/${file}`, import.meta.url).href);
  const { loadSecrets, provisionDatabase, startEmbeddedPostgres, withDatabase } = await fromBuild(
    'platform/embedded-postgres/index.js',
  );
  const { isAlive, isProcess } = await fromBuild('platform/embedded-postgres/postmaster.js');
  const { chooseHttpPort, programEnvironment, stateDir } = await import('./lib/environment.mjs');
  const { answersSoon, runCommand, startProgram, stopProgram, tailOf } = await import('./lib/children.mjs');
  const { forget, remember, takeOver } = await import('./lib/single-start.mjs');
  const { printBanner } = await import('./lib/banner.mjs');

  const programs = [];
  /** A promise, so that a stop also waits for a server that is just being started. */
  let database;
  let isStopping = false;

  async function stop(exitCode) {
    if (isStopping) return;
    isStopping = true;
    await Promise.all(programs.map(stopProgram));
    await database?.then(
      (server) => server.stop(),
      () => undefined,
    );
    forget();
    process.exit(exitCode);
  }

  const tell = (line) => console.log(`${line} …`);
  await takeOver(isProcess);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A second Ctrl-C does not wait; the next start clears up.
      if (isStopping) process.exit(130);
      console.log('\nStopping …');
      void stop(0);
    });
  }
  stopWithNpm(() => void stop(0));

  try {
    const host = process.env.HOST || '127.0.0.1';
    const port = await chooseHttpPort(host);
    const urls = await openDatabase();
    const env = programEnvironment(urls, host, port);
    await command('migrate', env);
    await command('seed', env);
    await serve(env, `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`);
  } catch (error) {
    if (isStopping) return;
    console.error(`\n${error.message}`);
    await stop(1);
  }

  async function openDatabase() {
    const external = process.env.DATABASE_URL;
    if (external) {
      const name = decodeURIComponent(new URL(external).pathname.slice(1)) || DATABASE;
      const { secrets } = await loadSecrets(path.join(stateDir, 'database.json'));
      return provisionDatabase(withDatabase(external, 'postgres'), name, secrets.rolePasswords);
    }
    tell('Starting PostgreSQL');
    const first = await startDatabase();
    setInterval(() => void reviveDatabase(), 1_000).unref();
    return provisionDatabase(first.adminUrl, DATABASE, first.rolePasswords);
  }

  function startDatabase() {
    database = startEmbeddedPostgres({ projectDir, onProgress: tell });
    return database;
  }

  /** A server that was killed comes back on the port that the programs know. */
  async function reviveDatabase() {
    const { pid } = await database;
    if (isStopping || isAlive(pid)) return;
    tell('PostgreSQL ended; starting it again');
    await startDatabase();
  }

  async function command(name, env) {
    tell(name === 'migrate' ? 'Bringing the database up to date' : 'Filling in the sandbox');
    const code = await runCommand([path.join(projectDir, 'dist/src/cli.js'), name], env);
    if (code === UNKNOWN_COMMAND) return;
    if (code !== 0) throw new Error(`The command "${name}" failed; see above.`);
  }

  async function serve(env, url) {
    const logFile = path.join(stateDir, 'app.log');
    tell('Starting Embank');
    const app = launch('main.js', { API_DOES_JOBS: 'false', ...env }, logFile);
    launch('worker.js', env, path.join(stateDir, 'worker.log'));
    remember({ url, programs: programs.map((program) => program.pid) });
    if (!(await answersSoon(`${url}/health/ready`, app, READY_LIMIT_MS))) {
      throw new Error(`Embank did not become ready. The end of ${logFile}:\n${tailOf(logFile)}`);
    }
    if (!isStopping) printBanner(url, logFile);
  }

  function launch(file, env, logFile) {
    const program = startProgram(path.join(projectDir, 'dist/src', file), env, logFile, OPTIONS[file]);
    programs.push(program);
    program.once('exit', (code, signal) => {
      if (isStopping) return;
      console.error(`\n${file} ended (${signal ?? code}). The end of ${logFile}:\n${tailOf(logFile)}`);
      void stop(1);
    });
    return program;
  }
}

/** When npm itself is killed nobody would stop us. Between npm and us there may be a shell that lives on. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parents = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = parents();
  setInterval(() => parents() !== atStart && stop(), 1_000).unref();
}

function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1];
  } catch {
    return '';
  }
}
