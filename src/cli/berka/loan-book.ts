import type { INestApplicationContext } from '@nestjs/common';
import type { LocalDate } from '../../kernel/calendar-date.js';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import {
  type AgreementRow,
  AgreementsRepository,
  Books,
  ContractsRepository,
  type InstalmentRow,
  InstalmentsRepository,
  OpenAgreement,
  PayoutsService,
} from '../../modules/agreements/index.js';
import { CustomersService } from '../../modules/customers/index.js';
import { ClockMoves, type PartnerRecord, PartnersRepository } from '../../modules/partners/index.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { signedAgreement } from './signed-agreement.js';
import type { SourceLoan, SourceRepayment } from './source.js';

/** An agreement as the books have it. */
export interface BookedLoan {
  readonly source: SourceLoan;
  readonly row: AgreementRow;
  readonly instalments: readonly InstalmentRow[];
}

export interface Movement {
  readonly debit: string;
  readonly credit: string;
  readonly postings: number;
  readonly minor: bigint;
}

const EVIDENCE = { evidence: { kind: 'loanBook', reference: 'PKDD 1999, table loan' } } as const;

/** A sweep of the closing job is bounded in time; so many are more than enough. */
const SWEEPS_MAX = 50;

/** A partner of the sandbox, whose clock is set to each day of the past, and the agreements that were made with him. */
export class LoanBook {
  private readonly booked = new Map<string, { id: Uuid; source: SourceLoan }>();

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly partner: PartnerRecord,
    private readonly actor: PartnerActor,
  ) {}

  /** @throws DomainError `partner_exists` when the database holds such a book already */
  static async open(app: INestApplicationContext, slug: string): Promise<LoanBook> {
    const partner = await app
      .get(Database)
      .run({ kind: 'system', job: 'berka' }, (tx) =>
        app.get(PartnersRepository).insertPartner(tx, { slug, name: slug, industry: 'banking' }),
      );
    const keyId = newUuid(app.get(SystemClock).nowMs());
    const actor = { kind: 'partner', partnerId: partner.id, environment: 'sandbox', keyId } as const;
    return new LoanBook(app, partner, { ...actor, requestId: 'berka' });
  }

  /** One business day, in one transaction: what was lent on it and what was paid back. */
  async live(
    day: LocalDate,
    loans: readonly SourceLoan[],
    repayments: readonly SourceRepayment[],
  ): Promise<void> {
    await this.app.get(Database).run(this.actor, async (tx) => {
      await this.setClock(tx, day);
      for (const loan of loans) await this.lend(tx, loan);
      for (const repayment of repayments) await this.repay(tx, repayment);
    });
  }

  /** Close of business for all agreements, up to and with a day. */
  async closeThrough(day: LocalDate): Promise<void> {
    await this.app.get(Database).run(this.actor, (tx) => this.setClock(tx, day));
    for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
      await this.app.get(ClockMoves).follow(this.actor);
      const open = await this.app
        .get(Database)
        .read(this.actor, (tx) =>
          tx.query('select 1 from agreement where partner_id = $1 and next_action_on <= $2 limit 1', [
            this.actor.partnerId,
            day.toString(),
          ]),
        );
      if (open.length === 0) return;
    }
    throw new Error(`the days up to ${day.toString()} could not be closed`);
  }

  /** What the books hold now, in the order in which it was lent. */
  async rows(): Promise<BookedLoan[]> {
    const { app, actor, booked } = this;
    return app.get(Database).read(actor, async (tx) => {
      const loans: BookedLoan[] = [];
      for (const { id, source } of booked.values()) {
        const row = await app.get(AgreementsRepository).find(tx, actor, id);
        if (!row) throw new Error(`the agreement of loan ${source.loan} is gone`);
        loans.push({ source, row, instalments: await app.get(InstalmentsRepository).list(tx, id) });
      }
      return loans;
    });
  }

  /** What the ledger has moved from one account to another. */
  movements(): Promise<Movement[]> {
    return this.app.get(Database).read(this.actor, async (tx) => {
      const rows = await tx.query<Omit<Movement, 'minor'> & { minor: string }>(
        `select debit, credit, count(*)::int4 as postings, sum(amount_minor) as minor
         from ledger_posting where partner_id = $1 group by debit, credit order by debit, credit`,
        [this.actor.partnerId],
      );
      return rows.map((row) => ({ ...row, minor: BigInt(row.minor) }));
    });
  }

  /** Noon, which is the same date in Prague. */
  private async setClock(tx: Tx, day: LocalDate): Promise<void> {
    await tx.query(
      `update partner set sandbox_offset_ms =
         (extract(epoch from $2::timestamptz - clock_timestamp()) * 1000)::int8 where id = $1`,
      [this.actor.partnerId, `${day.toString()}T12:00:00Z`],
    );
  }

  private async lend(tx: Tx, source: SourceLoan): Promise<void> {
    const { app, actor } = this;
    const personal = { externalId: `account-${source.account}` };
    const customerId = await app
      .get(CustomersService)
      .register(tx, actor, { kind: 'person', personal, facts: {}, consents: [] });
    const row = signedAgreement(source, this.partner, customerId, app.get(SystemClock).nowMs());
    await app.get(ContractsRepository).insert(tx, row);
    this.booked.set(source.account, { id: row.id, source });
    const agreement = await app.get(OpenAgreement).open(tx, actor, row.id);
    await app.get(PayoutsService).capture(tx, agreement, EVIDENCE);
  }

  private async repay(tx: Tx, { account, on, amountMinor }: SourceRepayment): Promise<void> {
    const known = this.booked.get(account);
    if (!known) throw new Error(`account ${account} repays, but has borrowed nothing`);
    const agreement = await this.app.get(OpenAgreement).open(tx, this.actor, known.id);
    const event = { type: 'repayment', occurredOn: on, amountMinor } as const;
    await this.app.get(Books).record(tx, agreement, event, { type: 'repayment.booked' });
  }
}
