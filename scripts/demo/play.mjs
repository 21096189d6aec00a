import { partnerOf } from './bank.mjs';
import { customerLines, money, offerLines, refusalLines } from './print.mjs';
import { STORIES } from './stories.mjs';

/** Plays the stories one after another; afterwards every partner is back in the present. */
export async function playStories(bank) {
  for (const [i, story] of STORIES.entries()) {
    console.log(`\n${heading(`${i + 1}. ${story.title}`)}`);
    const ask = partnerOf(bank, story.partner);
    try {
      for (const scene of story.scenes) {
        await ask('PUT', '/v1/sandbox/clock', { now: story.now });
        await playScene(ask, scene);
      }
    } finally {
      await ask('PUT', '/v1/sandbox/clock', { now: null });
    }
  }
}

async function playScene(ask, { says, before, request, accepts, life }) {
  console.log(`\n${wrap(says)}\n`);
  if (before) await ask('POST', '/v1/customers', before);
  const decision = await ask('POST', '/v1/offers', request);
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
  await take(ask, decision, taken);
  if (life) section('What becomes of it', await life({ ask, offer: taken, request }));
}

async function take(ask, { customer }, { id, product }) {
  const { status, reservedUntil } = await ask('POST', `/v1/offers/${id}/accept`, {}, `demo-${id}`);
  section(`He takes ${product.code}`, [`${status}; reserved until ${reservedUntil.slice(11, 16)} UTC`]);
  section('What the bank now knows of him', customerLines(await ask('GET', `/v1/customers/${customer}`)));
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
