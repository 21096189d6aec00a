// What the least naive bank would do with a batch: look the key up in memory, find the customers by their index, and
// insert the events and nothing else, in one statement and one durable commit. No check, no look for repeats, no summary.
// Environment: DATABASE_OWNER_URL, API_KEY.
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 8 });
const keys = new Map([[process.env.API_KEY, { partner: 'lumen-phones' }]]);
const app = fastify();

app.post('/v1/events/batch', async (request, reply) => {
  if (!keys.has(request.headers.authorization?.slice(7))) return reply.code(401).send();
  const { events } = request.body;
  const column = (value) => events.map(value);
  const { rows } = await pool.query(
    `insert into bare_event (id, customer_id, type, occurred_at, amount, currency, external_id, text)
     select e.id, c.id, e.type, e.occurred_at, e.amount, e.currency, e.external_id, e.text
     from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::int8[], $6::text[], $7::text[], $8::text[])
       as e(id, customer, type, occurred_at, amount, currency, external_id, text)
     join bare_customer c on c.external_id = e.customer returning id`,
    [
      column(() => randomUUID()),
      column(({ customer }) => customer.externalId),
      column(({ type }) => type),
      column(({ occurredAt }) => occurredAt),
      column(({ amount }) => amount.amount),
      column(({ amount }) => amount.currency),
      column(({ externalId }) => externalId),
      column(({ text }) => text ?? null),
    ],
  );
  return { results: rows.map(({ id }, index) => ({ index, outcome: 'recorded', id })) };
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
