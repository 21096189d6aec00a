// What the least naive bank would do: look the key up in memory, read one row by its index, store one durable row,
// answer as many bytes. Environment: DATABASE_OWNER_URL, API_KEY, ANSWER (the text to send).
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 10 });
const keys = new Map([[process.env.API_KEY, { partner: 'lumen-phones' }]]);
const answer = process.env.ANSWER;
const app = fastify();

app.post('/v1/offers', async (request, reply) => {
  const token = request.headers.authorization?.slice(7);
  if (!keys.has(token)) return reply.code(401).send();
  const { customer, amount } = request.body;
  const { rows } = await pool.query('select id, status from bare_customer where external_id = $1', [
    customer.externalId,
  ]);
  if (rows.length === 0) return reply.code(404).send();
  await pool.query('insert into bare_decision (id, customer_id, amount) values ($1, $2, $3)', [
    randomUUID(),
    rows[0].id,
    amount.amount,
  ]);
  reply.header('content-type', 'application/json; charset=utf-8');
  return answer;
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
