import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { type NewClasses, OfferRehearsal } from '../segments/offer-rehearsal.service.js';
import type { Classes } from './classes.js';
import { ClassificationsRepository } from './classifications.repository.js';
import { isBank } from './frame.js';
import { PopulationRepository } from './population.repository.js';
import type { RehearsedOffers, Run } from './runs.repository.js';
import { Scoring } from './scoring.service.js';

/** Enough to tell a share to within two and a half percent of the buyers. */
const SAMPLE = 1_500;

/** What a run would do to offers if it were published: products may read profile and segments. */
@Injectable()
export class RunRehearsal {
  constructor(
    private readonly population: PopulationRepository,
    private readonly scoring: Scoring,
    private readonly classifications: ClassificationsRepository,
    private readonly offers: OfferRehearsal,
  ) {}

  async of(tx: ReadTx, run: Run): Promise<RehearsedOffers> {
    const { frozen, rules, number, asOf } = run;
    if (!frozen) throw new Error('a run is counted before it is rehearsed');
    const members = await this.population.sample(tx, run, asOf, SAMPLE);
    const scored = await this.scoring.score(members, { number, rules, frozen });
    // Facts hold the classes of the frame in which a customer buys most often; of the others a run changes no rule.
    const elsewhere = await this.classifications.mainlyElsewhere(
      tx,
      run,
      scored.map(({ member, classes }) => ({ customerId: member.customerId, ...classes })),
    );
    const classes = new Map<Uuid, NewClasses>();
    for (const { member, classes: own } of scored)
      if (!elsewhere.has(member.customerId)) classes.set(member.customerId, attributesOf(run.scope, own));
    return { lookedAt: members.length, products: await this.offers.ofClasses(tx, classes) };
  }
}

/** As rules name them. */
function attributesOf(scope: string, classes: Classes): NewClasses {
  const { cell, r, f, m, abc, stage, clvMinor, tier, monetaryMinor } = classes;
  const profile = isBank(scope) ? 'profile.bank' : 'profile';
  return {
    [`${profile}.rfm.cell`]: cell,
    [`${profile}.rfm.recency`]: r,
    [`${profile}.rfm.frequency`]: f,
    [`${profile}.rfm.monetary`]: m,
    [`${profile}.abc`]: abc,
    [`${profile}.lifecycle`]: stage,
    [`${profile}.clv`]: clvMinor,
    [`${profile}.tier`]: tier,
    ...(isBank(scope) && { 'profile.bank.contribution': monetaryMinor }),
  };
}
