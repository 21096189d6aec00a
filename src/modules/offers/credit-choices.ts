import type { BehaviourCounts } from '../../engines/segmentation/index.js';
import { familyRoot, type Uuid } from '../../kernel/ids.js';
import { sensitivityOf } from '../scenarios/index.js';
import type { OfferChoice } from './offers.repository.js';
import type { StoredOffer } from './offers.states.js';

/** What somebody did with one offer of credit. */
export interface CreditAct {
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly status: StoredOffer['status'];
  /** Whether the customer declined it himself; the end of an application is the bank's or the clock's. */
  readonly isOwnDecline: boolean;
  readonly scenario: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly choice: OfferChoice | null;
  /** When he saw it or answered it, business time. */
  readonly atMs: number;
}

/** Credit that he saw and left: did he pay what it would have paid, all the same? */
export type CreditLeft = Pick<CreditAct, 'id' | 'customerId' | 'currency' | 'amountMinor' | 'atMs'>;

export type CreditChoices = Pick<
  BehaviourCounts,
  'paidByInstalments' | 'termShortened' | 'termLengthened' | 'borrowedLess' | 'borrowedMore'
>;

/** A purchase so soon before or after a choice is taken for what the choice was about. */
export const SAME_PURCHASE_MS = 14 * 86_400_000;

/**
 * How one customer chose among offers of credit. Only what departs from the offer as it was sent says anything of its
 * term or amount: what the bank had put first may have been put there for what it knew of him already.
 * @param acts his, of any scene; those of sensitive ones and of unknown ones are left out
 */
export function creditChoicesOf(acts: readonly CreditAct[]): {
  readonly counts: CreditChoices;
  readonly left: readonly CreditLeft[];
} {
  const told = acts.filter(({ scenario }) => scenario !== null && sensitivityOf(scenario) === 'normal');
  const taken = told.filter(({ status }) => status === 'applied');
  const count = (is: (choice: OfferChoice) => boolean): number =>
    taken.filter(({ choice }) => choice !== null && is(choice)).length;
  return {
    counts: {
      paidByInstalments: new Set(taken.map(({ id }) => familyRoot(id))).size,
      termShortened: count(({ term }) => term === 'shorter'),
      termLengthened: count(({ term }) => term === 'longer'),
      borrowedLess: count(({ borrowed }) => borrowed === 'less'),
      borrowedMore: count(({ borrowed }) => borrowed === 'more'),
    },
    left: leftOf(told),
  };
}

/** One act for each decision of which he wanted no credit, unless he wanted some at about the same time. */
function leftOf(told: readonly CreditAct[]): CreditLeft[] {
  const wanted = told.filter((act) => !isLeft(act));
  const families = new Map<Uuid, CreditAct>();
  for (const act of told) {
    if (!isLeft(act)) continue;
    if (wanted.some(({ atMs }) => Math.abs(atMs - act.atMs) <= SAME_PURCHASE_MS)) continue;
    const cheaper = families.get(familyRoot(act.id));
    if (!cheaper || act.amountMinor < cheaper.amountMinor) families.set(familyRoot(act.id), act);
  }
  return [...families.values()];
}

function isLeft({ status, isOwnDecline }: CreditAct): boolean {
  return status === 'viewed' || (status === 'declined' && isOwnDecline);
}
