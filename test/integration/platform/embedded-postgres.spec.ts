import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, withClient } from '../../../src/platform/embedded-postgres/index.js';
import { clusterHome, findPostmaster, isAlive } from '../../../src/platform/embedded-postgres/postmaster.js';

let projectDir: string;
let dataDir: string;

const start = () => startEmbeddedPostgres({ projectDir });
const query = async (sql: string) => {
  const { adminUrl } = await start();
  return withClient(adminUrl, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
};

beforeAll(async () => {
  projectDir = await mkdtemp(path.join(tmpdir(), 'embank-postgres-'));
  dataDir = path.join(clusterHome(projectDir), 'postgres');
});

afterAll(async () => {
  const running = await findPostmaster(dataDir);
  if (running) process.kill(running.pid, 'SIGQUIT');
  await rm(clusterHome(projectDir), { recursive: true, force: true });
  await rm(projectDir, { recursive: true, force: true });
});

test('of several starters at once one starts the server and all use it', async () => {
  const servers = await Promise.all([start(), start(), start()]);
  expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
  expect(servers.filter((server) => !server.isAttached)).toHaveLength(1);
});

test('secrets are readable by their owner only', async () => {
  await start();
  const { mode } = await stat(path.join(projectDir, '.embank', 'postgres.json'));
  expect(mode & 0o777).toBe(0o600);
});

test('a wrong password is refused', async () => {
  const url = new URL((await start()).adminUrl);
  url.password = 'password';
  await expect(withClient(url.href, () => Promise.resolve())).rejects.toMatchObject({ code: '28P01' });
});

test('commits are durable', async () => {
  const names = ['fsync', 'full_page_writes', 'synchronous_commit'];
  const settings = names.map((name) => `current_setting('${name}') as ${name}`);
  await expect(query(`select ${settings.join(', ')}`)).resolves.toEqual([
    { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' },
  ]);
});

test('acknowledged commits survive a killed server, and the next start recovers', async () => {
  const before = await start();
  await query('create table kept (id int)');
  await query('insert into kept values (1)');
  process.kill(before.pid, 'SIGKILL');
  await expect(query('select id from kept')).resolves.toEqual([{ id: 1 }]);
  expect((await start()).pid).not.toBe(before.pid);
});

test('a process id that another program got since is not taken for the server', async () => {
  const server = await start();
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
  await writeFile(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n${server.port}\n`);
  const next = await start();
  expect(next.pid).not.toBe(process.pid);
  expect(next.isAttached).toBe(false);
});

test('a port that was taken meanwhile is replaced by a free one, which is then remembered', async () => {
  const server = await start();
  await server.stop();
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(server.port, '127.0.0.1', resolve));
  const moved = await start();
  expect(moved.port).not.toBe(server.port);
  squatter.close();
  await moved.stop();
  expect((await start()).port).toBe(moved.port);
});
