import { setTimeout as sleep } from 'node:timers/promises';
import { customerLines, money, offerLines, refusalLines } from './print.mjs';
import { STORIES } from './stories.mjs';

const ASK_AGAIN_AT_MOST = 10;
const LOOK_AGAIN_MS = 200;
const LOOK_AT_MOST = 100;

/**
 * Plays the stories one after another; afterwards every partner is back in the present.
 * @param Embank the client, by which a partner's server calls the bank
 */
export async function playStories({ url, keys }, Embank) {
  for (const [i, story] of STORIES.entries()) {
    console.log(`\n${heading(`${i + 1}. ${story.title}`)}`);
    const bank = new Embank({ baseUrl: url, key: keys[story.partner] });
    try {
      for (const scene of story.scenes) {
        await bank.put('/v1/sandbox/clock', { body: { now: story.now } });
        await playScene(bank, scene);
      }
    } finally {
      await bank.put('/v1/sandbox/clock', { body: { now: null } });
    }
  }
}

async function playScene(bank, { says, before, reports, segment, request, accepts, life }) {
  console.log(`\n${wrap(says)}\n`);
  if (before) await bank.post('/v1/customers', { body: before });
  for (const event of reports ?? []) await bank.post('/v1/events', { body: event });
  if (segment) await becomes(bank, request.customer.externalId, segment);
  const decision = await decide(bank, request);
  const { scenario, offers, notOffered, id } = decision;
  const { currency } = request.amount;
  const seen = scenario.evidence.map(({ detail }) => detail).join(', ');
  section(`Decision ${id}`, [
    `${money(request.amount)} in ${scenario.path} (${seen}): ${offers.length} offer${offers.length === 1 ? '' : 's'}`,
  ]);
  section('Offered', offers.length > 0 ? offers.flatMap(offerLines) : ['nothing']);
  section('Not offered', refusalLines(notOffered, currency));
  const taken = offers.find(({ product }) => product.code === accepts);
  if (!taken) return;
  await take(bank, decision, taken);
  if (life) section('What becomes of it', await life({ bank, offer: taken, request }));
}

/** What was reported counts within a second. */
async function becomes(bank, externalId, segment) {
  const path = { externalId };
  const { id } = await bank.get('/v1/customers/by-external-id/{externalId}', { path });
  for (let looks = 0; looks < LOOK_AT_MOST; looks += 1) {
    const { data } = await bank.get('/v1/customers/{id}/segments', { path: { id } });
    if (data.some((one) => one.segment === segment)) {
      section('What he is now', [`in the segment ${segment}`]);
      return;
    }
    await sleep(LOOK_AGAIN_MS);
  }
  throw new Error(`he does not become one of ${segment}`);
}

/** An answer that the bank could not give in time is asked for again. */
async function decide(bank, body) {
  for (let tries = 1; ; tries += 1) {
    const decision = await bank.post('/v1/offers', { body });
    if (!decision.degraded || tries === ASK_AGAIN_AT_MOST) return decision;
  }
}

async function take(bank, { customer }, { id, product }) {
  const { status, reservedUntil } = await bank.post('/v1/offers/{id}/accept', { path: { id }, body: {} });
  section(`He takes ${product.code}`, [`${status}; reserved until ${reservedUntil.slice(11, 16)} UTC`]);
  const known = await bank.get('/v1/customers/{id}', { path: { id: customer } });
  section('What the bank now knows of him', customerLines(known));
}

function section(title, lines) {
  console.log([title, ...lines.map((line) => `   ${line}`), ''].join('\n'));
}

function heading(text) {
  return `${text}\n${'═'.repeat(text.length)}`;
}

function wrap(text, width = 100) {
  let line = '';
  const lines = [];
  for (const word of text.split(' ')) {
    if (line && line.length + word.length >= width) {
      lines.push(line);
      line = '';
    }
    line += (line && ' ') + word;
  }
  return [...lines, line].join('\n');
}
