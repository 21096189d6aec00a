import { newUuid } from '../../../src/kernel/ids.js';
import { EXAMPLE_SEGMENT } from '../../../src/modules/profiles/segments/segment-definitions.controller.js';
import type { Sandbox } from '../sandbox.js';
import type { Answer, StaffCaller } from '../staff.js';

interface Kind {
  /** As the paths say it. */
  readonly plural: string;
  readonly kind: string;
  readonly name: string;
  /** What is in force where the sandbox has nothing that nobody needs. */
  readonly body?: object;
}

/** What staff define as documents: all have the same routes, and refuse alike. */
export const DEFINITION_KINDS: readonly Kind[] = [
  { plural: 'scenarios', kind: 'scenario', name: 'retail.electronics.phone' },
  { plural: 'packs', kind: 'pack', name: 'CN' },
  { plural: 'products', kind: 'product', name: 'retail-flex' },
  { plural: 'questionnaires', kind: 'questionnaire', name: 'attitude' },
  { plural: 'tags', kind: 'tag', name: 'vip' },
  { plural: 'segments', kind: 'segment', name: 'regulars', body: { ...EXAMPLE_SEGMENT, name: 'regulars' } },
];

const reason = { reason: 'A test.' };
/** Versions that are made past every check: what was right once may not be any more. */
const [DRAFT, BROKEN_DRAFT, RETIRED, BROKEN_RETIRED, NEVER] = [901, 902, 903, 904, 999];

type Ask = () => Promise<Answer>;

/** One definition in force, with versions of every kind of trouble beside it. */
export class DefinitionRefusals {
  private readonly path: string;

  private constructor(
    private readonly bank: Sandbox,
    private readonly one: Kind,
    private readonly body: object,
    private readonly inForce: number,
    private readonly maker: StaffCaller,
    private readonly busy: StaffCaller,
  ) {
    this.path = `/staff/v1/${one.plural}/${one.name}`;
  }

  /** @param busy who waits for a second person a hundred times already */
  static async of(
    bank: Sandbox,
    one: Kind,
    maker: StaffCaller,
    busy: StaffCaller,
  ): Promise<DefinitionRefusals> {
    const { kind, name } = one;
    if (one.body) await insert(bank, one, 1, 'published', one.body);
    const [published] = await bank.rows<{ number: number; body: object }>(
      `select number, body from definition where kind = $1 and name = $2 and status = 'published'`,
      [kind, name],
    );
    if (!published) throw new Error(`no ${kind} ${name} is in force`);
    await insert(bank, one, DRAFT, 'draft', published.body);
    await insert(bank, one, BROKEN_DRAFT, 'draft', {});
    await insert(bank, one, RETIRED, 'retired', published.body);
    await insert(bank, one, BROKEN_RETIRED, 'retired', {});
    return new DefinitionRefusals(bank, one, published.body, published.number, maker, busy);
  }

  /** Each refusal by what is asked. */
  cases(): readonly [code: string, ask: Ask][] {
    return [
      ['invalid_definition', () => this.maker.post(`${this.path}/versions`, { note: 'none', body: {} })],
      ['invalid_definition', () => this.change(DRAFT, {}, 1)],
      ['not_found', () => this.change(NEVER, this.body, 1)],
      ['stale_version', () => this.change(DRAFT, this.body, 99)],
      ['state_conflict', () => this.change(this.inForce, this.body, 1)],
      ['invalid_definition', () => this.submit(BROKEN_DRAFT)],
      ['nothing_changes', () => this.submit(DRAFT)],
      ['state_conflict', () => this.submit(this.inForce)],
      ['too_many_open_changes', () => this.submit(DRAFT, this.busy)],
      ['invalid_definition', () => this.rollBack(BROKEN_RETIRED)],
      ['nothing_changes', () => this.rollBack(RETIRED)],
      ['state_conflict', () => this.rollBack(DRAFT)],
      ['too_many_open_changes', () => this.rollBack(RETIRED, this.busy)],
      ['too_many_open_changes', () => this.retire(this.busy)],
      ['change_too_large', () => this.whileHuge(() => this.submit(DRAFT))],
      ['change_too_large', () => this.whileHuge(() => this.rollBack(RETIRED))],
      ['change_too_large', () => this.whileHuge(() => this.retire(this.maker))],
      ['too_many_drafts', () => this.amongDrafts(() => this.draft(this.one.name))],
      ['too_many_names', () => this.amongNames(() => this.draft('another'))],
    ];
  }

  private change(number: number, body: object, version: number): Promise<Answer> {
    return this.maker.put(`${this.path}/versions/${number}`, { body }, `"v${version}"`);
  }

  private submit(number: number, who = this.maker): Promise<Answer> {
    return who.post(`${this.path}/versions/${number}/submit`, reason);
  }

  private rollBack(number: number, who = this.maker): Promise<Answer> {
    return who.post(`${this.path}/roll-back`, { number, ...reason });
  }

  private retire(who: StaffCaller): Promise<Answer> {
    return who.post(`${this.path}/retire`, reason);
  }

  private draft(name: string): Promise<Answer> {
    return this.maker.post(`/staff/v1/${this.one.plural}/${name}/versions`, { note: 'one more' });
  }

  /** What is in force is far larger than what anybody may write now, so that every change of it is. */
  private async whileHuge(ask: Ask): Promise<Answer> {
    const write = (body: object): Promise<unknown> =>
      this.bank.rows(
        'update definition set body = $3 where kind = $1 and name = $2 and status = $$published$$',
        [this.one.kind, this.one.name, body],
      );
    await write({ ...this.body, more: 'x'.repeat(300_000) });
    return ask().finally(() => write(this.body));
  }

  private amongDrafts(ask: Ask): Promise<Answer> {
    return this.among(`$2 || ''`, 20, ask);
  }

  private amongNames(ask: Ask): Promise<Answer> {
    return this.among(`$2 || '-' || n`, 1_000, ask);
  }

  private async among(name: string, count: number, ask: Ask): Promise<Answer> {
    await this.bank.rows(
      `insert into definition (id, kind, name, number, status, body, note, created_at)
       select gen_random_uuid(), $1, ${name}, 1000 + n, 'draft', '{}', 'crowd', now() from generate_series(1, $3) n`,
      [this.one.kind, this.one.name, count],
    );
    return ask().finally(() => this.bank.rows(`delete from definition where note = 'crowd'`));
  }
}

function insert(
  bank: Sandbox,
  { kind, name }: Kind,
  number: number,
  status: string,
  body: object,
): Promise<unknown> {
  return bank.rows(
    `insert into definition (id, kind, name, number, status, body, note, created_at)
     values ($1, $2, $3, $4, $5, $6, 'a test', now())`,
    [newUuid(Date.now()), kind, name, number, status, body],
  );
}

/** Somebody with so many changes that wait for a second person that he may propose no more. */
export async function aBusyMaker(bank: Sandbox): Promise<StaffCaller> {
  const busy = await bank.staff('administrator', 'riskOfficer');
  await bank.rows(
    `insert into approval (id, kind, subject, payload, diff, base_hash, reason, status, maker, submitted_at, expires_at)
     select gen_random_uuid(), 'a test', 'none', '{}', '{}', '', 'A test.', 'submitted', $1, now(), now() + interval '1 hour'
     from generate_series(1, 100)`,
    [busy.id],
  );
  return busy;
}
