import { setTimeout as sleep } from 'node:timers/promises';
import { EXAMPLE_SEGMENT } from '../../src/modules/profiles/segments/segment-definitions.controller.js';
import { EXAMPLE_TAG } from '../../src/modules/profiles/segments/tag-definitions.controller.js';
import { formatId, newUuid } from '../../src/kernel/ids.js';
import { DEFAULT_THRESHOLDS, rulesOf } from '../../src/modules/profiles/index.js';
import { anAgreement, aPhoneOrder, sign } from './agreement-story.js';
import { anApplication, CREDIT_CONSENT, unique } from './applications.js';
import { approved, issued, must, signed } from './guarantees.js';
import { pay } from './life.js';
import { aBid } from './promises.js';
import { comparedParties } from './parties.js';
import { cny, type PartnerCaller, type Sandbox } from './sandbox.js';
import type { Answer, StaffCaller } from './staff.js';

type Body = Answer['body'];

/** A request that its route takes, and what a repeat gets otherwise than the first. */
export interface StaffPost {
  readonly who: StaffCaller;
  readonly path: string;
  readonly body?: object;
  readonly shownOnce?: object;
}

const reason = { reason: 'Tried twice.' };

/** For each POST of the Staff API under a key something that it can be done to. */
export class StaffPosts {
  constructor(
    private readonly bank: Pick<Sandbox, 'rows' | 'booted'>,
    private readonly shop: PartnerCaller,
    private readonly maker: StaffCaller,
    private readonly checker: StaffCaller,
  ) {}

  static async on(bank: Sandbox): Promise<StaffPosts> {
    const [maker, checker] = [await bank.staff(...ROLES), await bank.staff(...ROLES)];
    return new StaffPosts(bank, bank.partner('lumen-phones'), maker, checker);
  }

  readonly cases: Readonly<Record<string, () => StaffPost | Promise<StaffPost>>> = {
    'approvals/{id}/approve': async () => this.byChecker(`/approvals/${await this.aProposal()}/approve`),
    'approvals/{id}/reject': async () =>
      this.byChecker(`/approvals/${await this.aProposal()}/reject`, reason),
    'approvals/{id}/withdraw': async () => this.byMaker(`/approvals/${await this.aProposal()}/withdraw`),
    ...this.definitions('scenarios', 'retail.electronics.phone'),
    ...this.definitions('packs', 'CN'),
    ...this.definitions('products', 'goal-savings'),
    ...this.definitions('questionnaires', 'attitude'),
    ...this.definitions('tags', 'vip'),
    ...this.definitions('segments', 'regulars'),
    'segments/{name}/snapshots': () =>
      this.byMaker('/segments/frequent-buyers/snapshots', { note: 'Tried twice.' }),
    'audience-previews': () => this.byMaker('/audience-previews', { rule: EVERYBODY, basis: 'exact' }),
    partners: () => this.byMaker('/partners', { slug: unique('twice'), name: 'Twice', industry: 'retail' }),
    'partners/{slug}/suspend': async () => this.byMaker(`${await this.aPartner()}/suspend`, reason),
    'partners/{slug}/reinstate': async () => {
      const partner = await this.aPartner();
      await this.post(`${partner}/suspend`, reason);
      return this.byMaker(`${partner}/reinstate`, reason);
    },
    'partners/{slug}/licences': async () => {
      const licence = { kind: 'businessLicence', number: '1', expiresOn: '2099-12-31' };
      return this.byMaker(`${await this.aPartner()}/licences`, licence);
    },
    'partners/{slug}/keys': async () => ({
      ...this.byMaker(`${await this.aPartner()}/keys`, KEY),
      shownOnce: { secret: null },
    }),
    'partners/{slug}/keys/{id}/rotate': async () => ({
      ...this.byMaker(`${await this.aKey()}/rotate`, { overlapSeconds: 0 }),
      shownOnce: { secret: null },
    }),
    'partners/{slug}/keys/{id}/reveal': async () => ({
      ...this.byMaker(`${await this.anAgreedKey()}/reveal`),
      shownOnce: { secret: null },
    }),
    'partners/{slug}/keys/{id}/revoke': async () => this.byMaker(`${await this.aKey()}/revoke`, reason),
    'partners/{slug}/enrolments': async () => this.byMaker(`${await this.aPartner()}/enrolments`, ENROLMENT),
    'partners/{slug}/enrolments/{id}/end': async () => {
      const partner = await this.aPartner();
      const { approval } = await this.post(`${partner}/enrolments`, ENROLMENT);
      const { applied } = await this.approve(approval);
      return this.byMaker(`${partner}/enrolments/${applied.enrolment}/end`, reason);
    },
    'partners/{slug}/webhook-endpoints/{id}/disable': async () =>
      this.byMaker(`${await this.anEndpoint()}/disable`, reason),
    'partners/{slug}/webhook-endpoints/{id}/enable': async () => {
      const endpoint = await this.anEndpoint();
      await this.post(`${endpoint}/disable`, reason);
      return this.byMaker(`${endpoint}/enable`, reason);
    },
    'parties/{id}/merge': async () => {
      const [one, other] = await this.twoParties();
      return this.byMaker(`/parties/${one}/merge`, { with: other, ...reason });
    },
    'party-merges/{id}/undo': async () => {
      const [one, other] = await this.twoParties();
      const { approval } = await this.post(`/parties/${one}/merge`, { with: other, ...reason });
      const { applied } = await this.approve(approval);
      return this.byMaker(`/party-merges/${applied.merge}/undo`, reason);
    },
    'party-suggestions/{id}/dismiss': async () => {
      const [one] = await this.twoParties();
      await comparedParties(this.bank.booted);
      const { data } = await must(200, this.maker.get('/staff/v1/party-suggestions'));
      const { id } = data.find(({ parties }: Body) => parties.includes(one));
      return this.byMaker(`/party-suggestions/${id}/dismiss`, reason);
    },
    'parties/{id}/erasure': async () => this.byMaker(`/parties/${await this.aParty()}/erasure`, reason),
    'parties/{id}/legal-holds': async () =>
      this.byMaker(`/parties/${await this.aParty()}/legal-holds`, reason),
    'customers/{id}/legal-holds': async () =>
      this.byMaker(`/customers/${await this.aCustomer(unique('device'))}/legal-holds`, reason),
    'legal-holds/{id}/lift': async () => {
      const path = `/customers/${await this.aCustomer(unique('device'))}/legal-holds`;
      const { applied } = await this.approve((await this.post(path, reason)).approval);
      return this.byMaker(`/legal-holds/${applied.hold}/lift`, reason);
    },
    households: async () => this.byMaker('/households', await this.aMemberNamed()),
    'households/{id}/members': async () => {
      const { household } = await this.aHousehold();
      return this.byMaker(`/households/${household}/members`, await this.aMemberNamed());
    },
    'household-members/{id}/end': async () => {
      const { members } = await this.aHousehold();
      return this.byMaker(`/household-members/${members[0]}/end`, reason);
    },
    'customers/{id}/set-apart': async () =>
      this.byMaker(`/customers/${await this.aCustomer(unique('device'))}/set-apart`, reason),
    pauses: () => this.byMaker('/pauses', { kind: 'product', subject: 'goal-savings', ...reason }),
    'pauses/{id}/resume': async () => {
      const { id } = await this.post('/pauses', { kind: 'product', subject: 'pay-in-4', ...reason });
      return this.byMaker(`/pauses/${id}/resume`, reason);
    },
    'applications/{id}/approve': async () =>
      this.byMaker(`/applications/${await this.aReferral('Sanctions Possible')}/approve`, reason),
    'applications/{id}/decline': async () =>
      this.byMaker(`/applications/${await this.aReferral()}/decline`, reason),
    'applications/{id}/check-again': async () =>
      this.byMaker(`/applications/${await this.aReferral()}/check-again`, reason),
    'agreements/{id}/repayments/{repayment}/charge-back': async () => {
      const agreement = await this.aLoan();
      const { id } = await pay(this.shop, agreement, 100);
      return this.byMaker(`/agreements/${agreement}/repayments/${id}/charge-back`, reason);
    },
    'agreements/{id}/pause': async () => this.byMaker(`/agreements/${await this.aLoan()}/pause`, PAUSE),
    'agreements/{id}/resume': async () => {
      const agreement = `/agreements/${await this.aLoan()}`;
      await this.post(`${agreement}/pause`, PAUSE);
      return this.byMaker(`${agreement}/resume`, reason);
    },
    'agreements/{id}/waivers': async () => {
      const waiver = { component: 'interest', amount: cny(101), ...reason };
      return this.byMaker(`/agreements/${await this.aLoan()}/waivers`, waiver);
    },
    'agreements/{id}/charge-off': async () =>
      this.byMaker(`/agreements/${await this.aLoan()}/charge-off`, reason),
    'agreements/{id}/reschedule': async () => {
      const change = { dueDates: ['2027-06-01', '2027-07-01'], ...reason };
      return this.byMaker(`/agreements/${await this.aLoan()}/reschedule`, change);
    },
    'guarantee-calls/{id}/decision': async () => {
      const claim = { amount: cny(1_000), reference: unique('claim'), documents: DOCUMENTS };
      const { id } = await this.ask(`/v1/guarantees/${await this.aGuarantee()}/calls`, claim);
      return this.byMaker(`/guarantee-calls/${id}/decision`, { decision: 'pay', ...reason });
    },
    'guarantee-amendments/{id}/agree': async () =>
      this.byMaker(`/guarantee-amendments/${await this.anAmendment()}/agree`, reason),
    'guarantee-amendments/{id}/refuse': async () =>
      this.byMaker(`/guarantee-amendments/${await this.anAmendment()}/refuse`, reason),
    'classification-runs': async () => {
      await this.holdRuns();
      return this.byMaker('/classification-runs', {
        kind: 'person',
        scope: 'retail',
        currency: 'USD',
        note: 'Twice.',
      });
    },
    'classification-runs/{id}/cancel': async () => {
      await this.holdRuns();
      return this.byMaker(`/classification-runs/${await this.aRun('queued')}/cancel`);
    },
    'classification-runs/{id}/publish': async () =>
      this.byMaker(`/classification-runs/${await this.aRun('computed')}/publish`, reason),
    'suretyships/{id}/call': async () => this.byMaker(`/suretyships/${await this.aFailure()}/call`, reason),
  };

  /** Scenarios, packs, products, tags and segments have the same routes. */
  private definitions(kind: string, name: string): Record<string, () => StaffPost | Promise<StaffPost>> {
    const path = `/${kind}/${name}`;
    return {
      [`${kind}/{name}/versions`]: async () => {
        await this.inForce(kind, name);
        return this.byMaker(`${path}/versions`, { note: 'a copy' });
      },
      [`${kind}/{name}/versions/{number}/submit`]: async () => {
        await this.inForce(kind, name);
        return this.byMaker(`${await this.aDraft(path)}/submit`, reason);
      },
      [`${kind}/{name}/roll-back`]: async () => {
        await this.inForce(kind, name);
        const { approval } = await this.post(`${await this.aDraft(path)}/submit`, reason);
        await this.approve(approval);
        return this.byMaker(`${path}/roll-back`, { number: 1, ...reason });
      },
      [`${kind}/{name}/retire`]: async () => {
        await this.inForce(kind, name);
        return this.byMaker(`${path}/retire`, reason);
      },
    };
  }

  /** No product may need the segment, and a tag may have been retired before. */
  private async inForce(kind: string, name: string): Promise<void> {
    const body = { tags: EXAMPLE_TAG, segments: { ...EXAMPLE_SEGMENT, name } }[kind];
    if (!body || (await this.maker.get(`/staff/v1/${kind}/${name}`)).body.published) return;
    const { number } = await this.post(`/${kind}/${name}/versions`, { note: 'the first', body });
    const { approval } = await this.post(`/${kind}/${name}/versions/${number}/submit`, reason);
    await this.approve(approval);
    // Every process takes up what is in force within a second.
    await sleep(600);
  }

  private byMaker(path: string, body?: object): StaffPost {
    return { who: this.maker, path, ...(body && { body }) };
  }

  private byChecker(path: string, body?: object): StaffPost {
    return { who: this.checker, path, ...(body && { body }) };
  }

  private async post(path: string, body: object): Promise<Body> {
    const { status, body: answer } = await this.maker.post(`/staff/v1${path}`, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  private async approve(approval: string, environment = 'sandbox'): Promise<Body> {
    const path = `/staff/v1/approvals/${approval}/approve?environment=${environment}`;
    return must(200, this.checker.post(path));
  }

  private ask(path: string, body: object): Promise<Body> {
    return must(201, this.shop.post(path, body, unique('ask')));
  }

  private async aCustomer(device: string): Promise<string> {
    return (await this.ask('/v1/customers', { kind: 'person', device })).id;
  }

  private async aParty(): Promise<string> {
    const customer = await this.aCustomer(unique('device'));
    return (await must(200, this.maker.get(`/staff/v1/customers/${customer}/party`))).id;
  }

  private async aMemberNamed(): Promise<object> {
    return { members: [{ customer: await this.aCustomer(unique('device')), role: 'head' }], ...reason };
  }

  private async aHousehold(): Promise<Body> {
    const { approval } = await this.post('/households', await this.aMemberNamed());
    return (await this.approve(approval)).applied;
  }

  /** They use one device. */
  private async twoParties(): Promise<[string, string]> {
    const device = unique('device');
    const partyOf = async (customer: string): Promise<string> =>
      (await must(200, this.maker.get(`/staff/v1/customers/${customer}/party`))).id;
    return [await partyOf(await this.aCustomer(device)), await partyOf(await this.aCustomer(device))];
  }

  private async aPartner(): Promise<string> {
    const slug = unique('twice');
    await this.post('/partners', { slug, name: 'Twice', industry: 'retail' });
    return `/partners/${slug}`;
  }

  private async aProposal(): Promise<string> {
    const partner = await this.aPartner();
    await this.post(`${partner}/suspend`, reason);
    return (await this.post(`${partner}/reinstate`, reason)).approval;
  }

  private async aKey(): Promise<string> {
    const partner = await this.aPartner();
    return `${partner}/keys/${(await this.post(`${partner}/keys`, KEY)).id}`;
  }

  /** A live key of a partner whose integration was certified. */
  private async anAgreedKey(): Promise<string> {
    const partner = await this.aPartner();
    await this.post(`${partner}/licences`, { kind: 'payment', number: '1', expiresOn: '2099-12-31' });
    await this.bank.rows(
      `insert into certification_run (id, bucket, partner_id, environment, key_id, status, status_changed_at, started_at,
         ends_at, report)
       select p.id, bucket_of(p.id), p.id, 'sandbox', p.id, 'passed', now(), now(), now(), '[]'
       from partner p where p.slug = $1`,
      [partner.split('/').at(-1)],
    );
    const { approval } = await this.post(`${partner}/keys`, { ...KEY, environment: 'live', ...reason });
    const { applied } = await this.approve(approval, 'live');
    return `${partner}/keys/${applied.key}`;
  }

  /** It asks for what does not happen here, so that nothing is sent. */
  private async anEndpoint(): Promise<string> {
    const url = `https://${unique('hooks')}.example.com/embank`;
    const { id } = await this.ask('/v1/webhook-endpoints', { url, types: ['agreement.withdrawn'] });
    return `/partners/lumen-phones/webhook-endpoints/${id}`;
  }

  private async aDraft(path: string): Promise<string> {
    const { body } = await this.post(`${path}/versions`, { note: 'a copy' });
    const changed = { ...body, names: { ...body.names, en: `${body.names.en} ${unique('again')}` } };
    const { number } = await this.post(`${path}/versions`, { note: 'another name', body: changed });
    return `${path}/versions/${number}`;
  }

  /** From here on no run goes on by itself: another process, which is none, has the job. */
  private async holdRuns(): Promise<void> {
    await this.bank.rows(
      `insert into lease (name, holder, until) values ('classificationRuns', gen_random_uuid(), 'infinity')
       on conflict (name) do update set holder = excluded.holder, until = excluded.until`,
    );
  }

  private async aRun(status: string): Promise<string> {
    const id = newUuid(Date.now());
    await this.bank.rows(RUN, [id, status]);
    return formatId('classificationRun', id);
  }

  /** @param name one where security has spoken needs two people */
  private async aReferral(name = 'Bureau Unclear'): Promise<string> {
    return (await anApplication(this.shop, { person: { name } })).id;
  }

  private async aLoan(): Promise<string> {
    const agreement = await anAgreement(this.shop, aPhoneOrder(unique('buyer')), 'retail-flex');
    return (await sign(this.shop, agreement)).id;
  }

  private async aGuarantee(): Promise<string> {
    const { id } = await approved(this.shop, aBid(), 'bid-guarantee');
    return (await issued(this.shop, id, { name: 'Nanjing Metro', kind: 'organisation' })).id;
  }

  private async anAmendment(): Promise<string> {
    const change = { amount: cny(60_000), reason: 'A larger lot.', consents: { applicant: 'consent-1' } };
    return (await this.ask(`/v1/guarantees/${await this.aGuarantee()}/amendments`, change)).id;
  }

  /** A borrower who pays nothing, and a father who stands for him and was told long enough ago. */
  private async aFailure(): Promise<string> {
    const application = await anApplication(this.shop, { product: 'retail-flex', option: '24m' });
    const invitation = { application: application.id, guarantor: FATHER, kind: 'joint', cap: cny(3_000) };
    const { id } = await this.ask('/v1/suretyships', invitation);
    const path = `/v1/suretyships/${id}`;
    await must(200, this.shop.post(`${path}/consent`, { consents: [CREDIT_CONSENT] }));
    await must(200, signed(this.shop, path));
    const agreement = await this.ask('/v1/agreements', { application: application.id });
    await sign(this.shop, agreement);
    await this.shop.setClock('2027-01-31T04:00:00Z');
    await this.shop.setClock('2027-02-20T04:00:00Z');
    return id;
  }
}

const RUN = `insert into classification_run (id, environment, kind, scope, currency, number, status, as_of, rules, customers,
    scored, note, requested_at)
  select $1, 'sandbox', 'person', 'retail', 'EUR', coalesce(max(number), 0) + 1, $2, now(), '${JSON.stringify(rulesOf(DEFAULT_THRESHOLDS))}',
    0, 0, 'Twice.', now() from classification_run where currency = 'EUR'`;
const EVERYBODY = { v: 1, when: { f: 'kind', op: 'exists', v: true } };
const ROLES = ['administrator', 'riskOfficer'] as const;
const KEY = { environment: 'sandbox', name: 'till', scopes: ['offers:read'] };
const ENROLMENT = { environment: 'sandbox', scenario: 'retail', jurisdiction: 'CN', ...reason };
const PAUSE = { reason: 'vulnerableCustomer', until: '2026-12-20' };
const DOCUMENTS = ['writtenDemand', 'statementOfBreach'].map((kind) => ({ kind, reference: 'file-1' }));
const FATHER = {
  externalId: 'father-of-a-failure',
  register: {
    kind: 'person',
    phone: '+8613800138009',
    birthDate: '1975-05-05',
    facts: { currency: 'CNY', incomeMonthlyMinor: 300_000, debtServiceMonthlyMinor: 50_000 },
  },
};
