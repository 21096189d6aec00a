import { formatId, parseId, type Uuid } from '../../src/kernel/ids.js';
import type { AgreementContract } from '../../src/modules/agreements/index.js';
import { drawnAgreement } from './agreements.js';
import { phoneContract } from './contracts.js';
import { type Answer, call } from './staff.js';
import { type WholeBank, wholeBank } from './whole-bank.js';

let keys = 0;

/** A shop with agreements that are paid out, over HTTP. */
export interface Shop {
  readonly bank: WholeBank;
  readonly partnerId: Uuid;
  get(path: string): Promise<Answer>;
  /** A key of its own for every call that is given none. */
  post(path: string, body?: object, key?: string): Promise<Answer>;
  patch(path: string, body: object, ifMatch: string): Promise<Answer>;
  /** Noon of a day in Shanghai. */
  setDay(day: string): Promise<void>;
  /** Paid out on the planned days; by default story 1, on 2026-12-01. @returns the public id */
  agreement(contract?: AgreementContract, payouts?: number): Promise<string>;
  /** Balances of an agreement in the ledger, debit positive. */
  ledgerOf(agreement: string): Promise<Record<string, number>>;
  /** What the outbox says of an agreement, in order. */
  eventsOf(agreement: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function shop(bankOf: () => Promise<WholeBank> = () => wholeBank()): Promise<Shop> {
  const bank = await bankOf();
  const key = bank.keys.get('lumen-phones') as string;
  const send = (method: string, path: string, body?: object, idempotencyKey?: string): Promise<Answer> =>
    call(
      bank.url,
      method,
      path,
      key,
      body,
      idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
    );
  const customer = async (): Promise<{ partnerId: Uuid; customerId: Uuid }> => {
    const person = { kind: 'person', externalId: `buyer-${++keys}`, phone: '+8613800138000' };
    const { body } = await send('POST', '/v1/customers', person);
    const customerId = parseId('customer', body.id) as Uuid;
    const rows = await bank.rows<{ id: Uuid }>('select partner_id as id from customer where id = $1', [
      customerId,
    ]);
    return { partnerId: rows[0]?.id as Uuid, customerId };
  };
  const { partnerId } = await customer();
  return {
    bank,
    partnerId,
    get: (path) => send('GET', path),
    patch: (path, body, ifMatch) => call(bank.url, 'PATCH', path, key, body, { 'if-match': ifMatch }),
    post: (path, body = {}, idempotencyKey = `key-${++keys}`) => send('POST', path, body, idempotencyKey),
    setDay: async (day) => {
      const { status, body } = await send('PUT', '/v1/sandbox/clock', { now: `${day}T04:00:00Z` });
      if (status !== 200) throw new Error(`the clock answered ${JSON.stringify(body)}`);
    },
    agreement: async (contract = phoneContract(), payouts?: number) => {
      const { id } = await drawnAgreement(bank.booted, await customer(), contract, payouts);
      return formatId('agreement', id);
    },
    ledgerOf: async (agreement) => {
      const rows = await bank.rows<{ account: string; minor: string }>(
        `select account, sum(minor) as minor from (
           select debit as account, amount_minor as minor from ledger_posting where subject = $1
           union all select credit, -amount_minor from ledger_posting where subject = $1) p
         group by account having sum(minor) <> 0`,
        [parseId('agreement', agreement)],
      );
      return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
    },
    eventsOf: async (agreement) => {
      const rows = await bank.rows<{ type: string; day: string | null }>(
        `select type, payload ->> 'dueDate' as day from outbox where subject = $1 order by sequence, id`,
        [parseId('agreement', agreement)],
      );
      return rows.map(({ type, day }) => (day === null ? type : `${type} ${day}`));
    },
    close: () => bank.close(),
  };
}
