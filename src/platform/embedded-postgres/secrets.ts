import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The logins a database of ours has; what each may do is in provision.ts. */
export const LOGIN_ROLES = ['embank_owner', 'embank_app', 'embank_gate'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

/** What a development cluster must remember between starts. */
export interface ClusterSecrets {
  readonly adminPassword: string;
  readonly rolePasswords: RolePasswords;
  /** The port of the last start; kept so that saved client settings stay valid. */
  readonly port?: number;
}

/**
 * Reads the secrets of a cluster, generating them on first use. Of two processes that generate at once one wins and
 * both use the winner's.
 *
 * @returns the secrets, and whether they were made just now
 */
export async function loadSecrets(file: string): Promise<{ secrets: ClusterSecrets; isNew: boolean }> {
  const stored = await readSecrets(file);
  if (stored) return { secrets: stored, isNew: false };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const secrets: ClusterSecrets = { adminPassword: newPassword(), rolePasswords: newRolePasswords() };
  const draft = await writeDraft(file, secrets);
  // link() refuses to replace, unlike rename(): the first writer's secrets stand.
  const isNew = await link(draft, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  await rm(draft);
  return { secrets: (await readSecrets(file)) ?? secrets, isNew };
}

/** Remembers the port; the file is replaced whole, so that a reader never sees half of it. */
export async function rememberPort(file: string, secrets: ClusterSecrets, port: number): Promise<void> {
  await rename(await writeDraft(file, { ...secrets, port }), file);
}

export function newRolePasswords(): RolePasswords {
  return { embank_owner: newPassword(), embank_app: newPassword(), embank_gate: newPassword() };
}

async function readSecrets(file: string): Promise<ClusterSecrets | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ClusterSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read as the database's secrets; restore it or delete it`, {
      cause: error,
    });
  }
}

async function writeDraft(file: string, secrets: ClusterSecrets): Promise<string> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return draft;
}

/** 192 bits in characters that need no escaping in a URL or a shell. */
function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
