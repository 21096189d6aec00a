// Plain Node 20 and built-ins only: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const inProject = (...parts) => path.join(projectDir, ...parts);
const packagedNode = inProject('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const requiredMajor = 24;

/** Installs when node_modules does not hold what the lock file says. */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing packages (about a minute the first time) …');
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  }
  // Where install scripts are not allowed to run, the runtime has not been fetched yet.
  if (!runs(packagedNode)) npm('rebuild', 'node', '--foreground-scripts', '--loglevel=error');
}

function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  return Object.entries(wanted ?? {}).every(([where, entry]) => {
    const present = installed?.[where];
    if (where === '') return true;
    return present
      ? present.version === entry.version && present.integrity === entry.integrity
      : entry.optional;
  });
}

function packagesOf(file) {
  return existsSync(inProject(file)) ? JSON.parse(readFileSync(inProject(file), 'utf8')).packages : undefined;
}

function npm(...args) {
  // The Node that runs npm, not the one in node_modules, which npm is about to replace.
  const { npm_node_execpath: node, npm_execpath: cli } = process.env;
  const [command, prefix] = node && cli ? [node, [cli]] : ['npm', []];
  const { status } = spawnSync(command, [...prefix, ...args], { cwd: projectDir, stdio: 'inherit' });
  if (status !== 0) fail(`npm ${args[0]} failed; see above. Nothing was started.`);
}

function runs(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= requiredMajor;
}

/**
 * Runs the calling script again under the project's own Node, unless that is what runs it already.
 * @returns true when this process is the right one and should go on
 */
export function underProjectNode(script) {
  if (Number(process.versions.node.split('.')[0]) >= requiredMajor) return true;
  if (!runs(packagedNode)) fail(`Node ${requiredMajor} could not be installed; install it and start again.`);
  const child = spawn(packagedNode, [script, ...process.argv.slice(2)], {
    cwd: projectDir,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the child through the terminal by itself; other signals only through us.
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return false;
}

/** Builds when a source is newer than the last build; always from nothing, so that no deleted file lives on. */
export function ensureBuilt() {
  const stamp = inProject('dist/.built');
  const builtAtMs = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const sources = [
    'src',
    'migrations',
    'clients/typescript/src',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'package-lock.json',
  ];
  const startedAt = new Date();
  if (!sources.some((source) => isNewer(inProject(source), builtAtMs))) return;
  console.log('Building …');
  rmSync(inProject('dist'), { recursive: true, force: true });
  const { status } = spawnSync(
    process.execPath,
    [inProject('node_modules/@nestjs/cli/bin/nest.js'), 'build'],
    {
      cwd: projectDir,
      stdio: 'inherit',
    },
  );
  if (status !== 0) fail('The build failed; see above. Nothing was started.');
  writeFileSync(stamp, `${startedAt.toISOString()}\n`);
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** A directory's own time changes when a file in it is added or deleted. */
function isNewer(file, thanMs) {
  const stats = statSync(file);
  if (stats.mtimeMs > thanMs) return true;
  return stats.isDirectory() && readdirSync(file).some((name) => isNewer(path.join(file, name), thanMs));
}

export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
