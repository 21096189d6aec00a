import { Injectable } from '@nestjs/common';
import type { BehaviourCounts } from '../../engines/segmentation/index.js';
import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import type { BehaviourSource } from '../profiles/index.js';
import { productsToken } from '../products/index.js';
import { type CreditAct, type CreditChoices, creditChoicesOf } from './credit-choices.js';
import { CreditChoicesRepository } from './credit-choices.repository.js';

type Counted = CreditChoices & Pick<BehaviourCounts, 'paidOutright'> & { readonly customerId: Uuid };

/** How customers choose between paying at once and owing, where they were shown both. */
@Injectable()
export class CreditBehaviour implements BehaviourSource {
  readonly tells = [
    'paidOutright',
    'paidByInstalments',
    'termShortened',
    'termLengthened',
    'borrowedLess',
    'borrowedMore',
  ] as const;

  constructor(
    private readonly choices: CreditChoicesRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  /** One statement for those who never acted on an offer of credit, as most customers have not; two for the others. */
  count = async (
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ): Promise<readonly Counted[]> => {
    const credit = [...this.snapshots.current().get(productsToken).bySlug.values()].filter(
      ({ definition }) => definition.isCredit,
    );
    const slugs = credit.map(({ definition }) => definition.slug);
    const acts = await this.choices.acts(tx, environment, customerIds, slugs);
    const known = [...actsOf(acts)].map(([customerId, own]) => ({ customerId, ...creditChoicesOf(own) }));
    const paid = await this.choices.paidOutright(
      tx,
      known.flatMap(({ left }) => left),
    );
    return known.map(({ customerId, counts }) => ({
      customerId,
      ...counts,
      paidOutright: paid.get(customerId) ?? 0,
    }));
  };
}

function actsOf(acts: readonly CreditAct[]): ReadonlyMap<Uuid, CreditAct[]> {
  const byCustomer = new Map<Uuid, CreditAct[]>();
  for (const act of acts) byCustomer.set(act.customerId, [...(byCustomer.get(act.customerId) ?? []), act]);
  return byCustomer;
}
