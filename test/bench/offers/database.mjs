// The benchmark's own database: the seeded bank, 500 products in force, and as many customers as are asked for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newUuid } from '../../../dist/src/kernel/ids.js';
import {
  provisionDatabase,
  startEmbeddedPostgres,
  withClient,
  withDatabase,
} from '../../../dist/src/platform/embedded-postgres/index.js';
import { bucketOfDigest, KeyedDigest } from '../../../dist/src/platform/security/keyed-digest.js';
import { KeyRing, seal } from '../../../dist/src/platform/security/secret-box.js';
import { bytes, copyRows } from '../copy.mjs';

export const projectDir = path.resolve(import.meta.dirname, '../../..');
const SECRET = Buffer.alloc(32, 7);
const PRODUCTS = 500;
const PARTNER = 'lumen-phones';
export const SCENE = 'retail.electronics.phone';
const ROWS_A_BATCH = 10_000;
const FACTS =
  '{"v": 1, "currency": "CNY", "occupation": "employed", "incomeMonthlyMinor": 1500000, "debtServiceMonthlyMinor": 100000}';

export const externalIdOf = (number) => `user-${number}`;

/** A fresh bank. @returns its server, its URLs, the environment of its programs and its partners, and the key of the one at work */
export async function openBank(name) {
  const server = await startEmbeddedPostgres({ projectDir, cluster: 'bench-postgres' });
  await withClient(server.adminUrl, (admin) =>
    admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
  const urls = await provisionDatabase(server.adminUrl, name, server.rolePasswords);
  const stateDir = mkdtempSync(path.join(tmpdir(), 'embank-bench-'));
  const env = {
    ...process.env,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_URL: urls.appUrl,
    DATABASE_GATE_URL: urls.gateUrl,
    EMBANK_KEY_PEPPER: SECRET.toString('base64'),
    EMBANK_KEK: SECRET.toString('base64'),
    EMBANK_CURSOR_SECRET: SECRET.toString('base64'),
    EMBANK_STATE_DIR: stateDir,
    STAFF_DEV_SIGN_IN: 'true',
    LOG_LEVEL: 'error',
  };
  try {
    for (const command of ['migrate', 'seed']) {
      const { status, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', command], {
        cwd: projectDir,
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`cli ${command} failed: ${stderr}`);
    }
    const { partners, staff } = JSON.parse(readFileSync(path.join(stateDir, 'sandbox.json'), 'utf8'));
    const { key } = partners.find(({ slug }) => slug === PARTNER);
    return { server, urls, env, partners, staff, key, adminUrl: withDatabase(server.adminUrl, name) };
  } finally {
    rmSync(stateDir, { recursive: true, force: true });
  }
}

export async function dropBank({ server }, name) {
  await withClient(server.adminUrl, (admin) =>
    admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/**
 * Copies of the seeded products, each for one leaf of the tree under its original's scope, until there are enough. The
 * scene that is asked for keeps the products that the bank really sells in it.
 */
export async function addProducts(bank) {
  return withClient(bank.urls.ownerUrl, async (owner) => {
    const published = async (kind) =>
      (
        await owner.query(
          `select name, body from definition where kind = $1 and status = 'published' order by name`,
          [kind],
        )
      ).rows;
    const scenarios = (await published('scenario')).map(({ name }) => name);
    const isLeaf = (path) => !scenarios.some((other) => other.startsWith(`${path}.`));
    const leaves = scenarios.filter((path) => isLeaf(path) && path !== SCENE);
    const products = await published('product');
    for (let i = products.length; i < PRODUCTS; i++) {
      const { body } = products[i % products.length];
      const slug = `${body.slug}-${i}`;
      const isUnder = (path) =>
        body.scope.some((scope) => scope === 'any' || `${path}.`.startsWith(`${scope}.`));
      const paths = leaves.filter(isUnder);
      await owner.query(
        `insert into definition (id, kind, name, number, status, body, note, created_at, published_at)
         values ($1, 'product', $2, 1, 'published', $3, 'bench', now(), now())`,
        [
          newUuid(Date.now(), 0),
          slug,
          { ...body, slug, scope: [paths[Math.floor(i / products.length) % paths.length]] },
        ],
      );
    }
    await owner.query('update config_head set version = version + 1');
    return { products: Math.max(products.length, PRODUCTS), scenarios: scenarios.length };
  });
}

/** Registered persons of the partner with what a registration stores, and the naive table beside them. */
export async function addCustomers(bank, from, count) {
  const digests = new KeyedDigest(SECRET);
  const keys = new KeyRing(SECRET);
  const partnerId = await withClient(bank.urls.ownerUrl, async (owner) => {
    await owner.query(
      'create table if not exists bare_customer (external_id text primary key, id uuid not null, status text not null)',
    );
    await owner.query(
      'create table if not exists bare_decision (id uuid primary key, customer_id uuid not null, amount int8 not null)',
    );
    return (await owner.query('select id from partner where slug = $1', [PARTNER])).rows[0].id;
  });
  // COPY passes no wall of rows, so a superuser does it.
  await withClient(bank.adminUrl, async (admin) => {
    for (let at = from; at < from + count; at += ROWS_A_BATCH) {
      const size = Math.min(ROWS_A_BATCH, from + count - at);
      const batch = Array.from({ length: size }, (_, i) => customer(digests, keys, partnerId, at + i));
      await copyCustomers(admin, partnerId, batch);
    }
    await admin.query('analyze');
  });
}

/** Customers drawn at random, as the gate is asked about them. */
export async function randomCustomers(bank, count) {
  return withClient(bank.urls.ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      `select id as "customerId", partner_id as "partnerId", external_digest as digest from customer order by random() limit $1`,
      [count],
    );
    return rows;
  });
}

function customer(digests, keys, partnerId, number) {
  const externalId = externalIdOf(number);
  const digest = digests.of('external-id', partnerId, 'sandbox', externalId);
  const id = newUuid(Date.now(), bucketOfDigest(digest));
  const { key, wrapped } = keys.create(id);
  const personal = { phone: '+8613800138000', birthDate: '1988-07-21', externalId };
  const sealed = seal(key, `customer/personal/${id}`, Buffer.from(JSON.stringify(personal)));
  return { externalId, id, bucket: bucketOfDigest(digest), digest, wrapped, sealed };
}

async function copyCustomers(admin, partnerId, batch) {
  const known = [partnerId, 'sandbox'];
  await copyRows(
    admin,
    'customer (id, bucket, external_digest, personal, wrapped_key, partner_id, environment, kind, status, verification, acquisition)',
    batch.map(({ id, bucket, digest, sealed, wrapped }) => {
      const secrets = [digest, sealed, wrapped].map(bytes);
      return [id, bucket, ...secrets, ...known, 'person', 'active', 'document', '{"v": 1}'];
    }),
  );
  await copyRows(
    admin,
    'profile (customer_id, bucket, partner_id, environment, source, facts, computed_at)',
    batch.map(({ id, bucket }) => [id, bucket, ...known, 'declared', FACTS, 'now']),
  );
  await copyRows(
    admin,
    'bare_customer',
    batch.map(({ externalId, id }) => [externalId, id, 'active']),
  );
}
