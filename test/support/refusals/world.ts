import type { Uuid } from '../../../src/kernel/ids.js';
import { anAgreement, aPhoneOrder, sign } from '../agreement-story.js';
import { unique } from '../applications.js';
import { must } from '../guarantees.js';
import { setDay } from '../life.js';
import type { PartnerCaller, Sandbox } from '../sandbox.js';
import { type Answer, call, type StaffCaller } from '../staff.js';
import { aBusyMaker } from './definitions.js';

export type Body = Answer['body'];

/** Who asks for what is refused, in one bank for all of them. */
export class RefusalWorld {
  private readonly made = new Map<string, Promise<unknown>>();

  private constructor(
    readonly bank: Sandbox,
    readonly shop: PartnerCaller,
    readonly maker: StaffCaller,
    readonly checker: StaffCaller,
    /** Has so many changes open that he may propose no more. */
    readonly busy: StaffCaller,
  ) {}

  static async in(bank: Sandbox): Promise<RefusalWorld> {
    const shop = bank.partner('lumen-phones');
    await setDay(shop, '2026-12-01');
    const [maker, checker] = await Promise.all([aColleague(bank), aColleague(bank)]);
    return new RefusalWorld(bank, shop, maker, checker, await aBusyMaker(bank));
  }

  /** What many refusals are about is made once. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = this.made.get(name) ?? make();
    this.made.set(name, made);
    return made as Promise<T>;
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.shop.post(path, body, unique('refused'));
  }

  /** Any method, with the shop's key. */
  send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return call(this.bank.url, method, path, this.bank.keys['lumen-phones'], body, headers);
  }

  rows<R = object>(sql: string, params: unknown[] = []): Promise<R[]> {
    return this.bank.rows<R>(sql, params);
  }

  async customer(more: object = {}): Promise<string> {
    const person = { kind: 'person', externalId: unique('customer'), phone: '+8613800138000', ...more };
    return (await must(201, this.post('/v1/customers', person))).id;
  }

  /** A phone on instalments, paid out when it was signed. @returns the agreement's path behind `/v1` */
  async phone(): Promise<string> {
    const agreement = await anAgreement(this.shop, aPhoneOrder(unique('buyer')), 'retail-flex');
    await sign(this.shop, agreement);
    return `/agreements/${agreement.id}`;
  }

  /** One proposes, the other agrees. */
  async approve(approval: string, environment = 'sandbox'): Promise<Answer> {
    return this.checker.post(`/staff/v1/approvals/${approval}/approve?environment=${environment}`);
  }

  async partnerId(slug = 'lumen-phones'): Promise<Uuid> {
    const [partner] = await this.rows<{ id: Uuid }>('select id from partner where slug = $1', [slug]);
    return partner!.id;
  }

  /** A partner with nothing yet. @returns its path in the Staff API */
  async aPartner(): Promise<string> {
    const slug = unique('refused');
    await must(201, this.maker.post('/staff/v1/partners', { slug, name: 'Refused', industry: 'retail' }));
    return `/staff/v1/partners/${slug}`;
  }
}

const aColleague = (bank: Sandbox): Promise<StaffCaller> => bank.staff('administrator', 'riskOfficer');

/** Operation, problem, and how it is met. */
export type Refusal = readonly [
  operation: string,
  code: string,
  ask: (world: RefusalWorld) => Promise<Answer>,
];

export const reason = { reason: 'A test.' };
