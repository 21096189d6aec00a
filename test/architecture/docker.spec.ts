import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');

interface Service {
  image?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
}

const dockerfile = read('docker/Dockerfile');
const stages = dockerfile.split(/^FROM /m).slice(1);
const lastStage = stages.at(-1) as string;
const compose = load(read('docker/compose.yaml'), { schema: CORE_SCHEMA.withTags(mergeTag) }) as {
  services: Record<string, Service>;
};
const makeEnv = read('docker/make-env.sh');

describe('the image', () => {
  test('runs on the Node that the project pins', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } };
    const major = devDependencies.node.split('.')[0];
    expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual(stages.map(() => `node:${major}-slim`));
  });

  test('runs as an ordinary user, with a health check and without a shell between it and its signals', () => {
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).toMatch(/^HEALTHCHECK [^]*\/health\/live/m);
    expect(lastStage).toMatch(/^CMD \["node", .*"dist\/src\/main\.js"\]$/m);
  });

  test('contains no development dependency and no source', () => {
    expect(stages[1]).toContain('npm ci --omit=dev');
    expect(lastStage).toContain('--from=dependencies /app/node_modules');
    expect(lastStage).not.toMatch(/COPY (--\S+ )?(\.|src)\s/);
  });

  test('is built from files that .dockerignore lets through, and secrets are not among them', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      match[1]?.split(' '),
    );
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
    expect(read('.dockerignore').split('\n')[0]).toBe('*');
  });
});

describe('compose', () => {
  const { database, prepare, app } = compose.services as Record<'database' | 'prepare' | 'app', Service>;

  test('brings PostgreSQL 18, prepares it once, then starts the application', () => {
    expect(database.image).toBe('postgres:18');
    expect(prepare.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(app.depends_on).toEqual({ prepare: { condition: 'service_completed_successfully' } });
  });

  test('gives the logins of administrator and owner to the preparation only', () => {
    expect(Object.keys(prepare.environment ?? {})).toEqual(
      expect.arrayContaining(['DATABASE_ADMIN_URL', 'DATABASE_OWNER_URL']),
    );
    expect(JSON.stringify(app)).not.toMatch(/ADMIN|OWNER|POSTGRES_PASSWORD/);
  });

  test('gives the programs nothing they do not need', () => {
    for (const program of [prepare, app])
      expect(program).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(app.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(database.ports).toBeUndefined();
  });

  test('finds every secret in the environment file that make-env.sh writes, and contains none itself', () => {
    const made = new Set([...makeEnv.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]));
    const wanted = [...JSON.stringify(compose).matchAll(/\$\{([A-Z_]+)(?::\?[^}]*)?\}/g)].map(
      (match) => match[1],
    );
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((name) => !made.has(name))).toEqual([]);
    expect(JSON.stringify(compose)).not.toMatch(/:\/\/\w+:(?!\$\{)[^@]+@/);
  });
});
