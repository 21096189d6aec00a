import { rounded } from '../../../kernel/rounded.js';
import {
  ageBand,
  type AttributeClass,
  type Characteristic,
  type Need,
  usableCharacteristics,
} from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { NeedsOf } from '../../profiles/index.js';
import type { CharacteristicDto, SegmentNeedDto } from './dto/report.dto.js';
import type { SampledCustomer } from './sample.repository.js';

/** Of fewer, a characteristic would be one of a person. */
const CUSTOMERS_MIN = 5;
const SHOWN = 5;
const NEEDS_SHOWN = 3;
/** What a tenth of a segment is says nothing of it. */
const SHARE_MIN = 0.1;
/** Nor what they are about as often as others. */
const LIFT_MIN = 1.05;

/** What may be said of people in a report; the law forbids to offer or price by the restricted ones, not to look. */
const CLASSES: Readonly<Record<string, AttributeClass>> = {
  ageBand: 'restricted',
  occupation: 'restricted',
  lifeEvent: 'restricted',
  verification: 'free',
  partner: 'free',
  acquisition: 'free',
};

export interface Portrait {
  readonly characteristics: readonly CharacteristicDto[];
  readonly needs: readonly SegmentNeedDto[];
}

/** What the customers of each segment are, more than others, and what they may need. */
export function portraitsOf(
  customers: readonly SampledCustomer[],
  needs: ReadonlyMap<Uuid, NeedsOf>,
  segments: readonly string[],
): ReadonlyMap<string, Portrait> {
  const known = customers.map((customer) => ({
    segments: customer.segments,
    characteristics: usableCharacteristics(
      characteristicsOf(customer, needs.get(customer.id)),
      CLASSES,
      'report',
    ),
    needs: needs.get(customer.id)?.needs ?? [],
  }));
  const everybody = sharesOf(known.map(({ characteristics }) => characteristics));
  return new Map(
    segments.map((segment) => {
      const own = known.filter((customer) => customer.segments.includes(segment));
      const isFew = own.length < CUSTOMERS_MIN;
      return [
        segment,
        {
          characteristics: isFew
            ? []
            : telling(sharesOf(own.map(({ characteristics }) => characteristics)), everybody),
          needs: isFew ? [] : meanNeeds(own.map((customer) => customer.needs)),
        },
      ];
    }),
  );
}

function characteristicsOf(customer: SampledCustomer, needs: NeedsOf | undefined): Characteristic[] {
  const { ageYears, occupation, verification, partner, acquisition } = customer;
  const band = ageYears === null ? null : ageBand(ageYears);
  const known = { ageBand: band, occupation, verification, partner, acquisition };
  return [
    ...Object.entries(known).flatMap(([attribute, value]) =>
      value === null || value === '' ? [] : [{ attribute, value }],
    ),
    ...(needs?.lifeEvents ?? []).map(({ event }) => ({ attribute: 'lifeEvent', value: event })),
  ];
}

type Shares = ReadonlyMap<string, Characteristic & { readonly share: number }>;

function sharesOf(customers: readonly (readonly Characteristic[])[]): Shares {
  const counts = new Map<string, Characteristic & { count: number }>();
  for (const { attribute, value } of customers.flat()) {
    const key = JSON.stringify([attribute, value]);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { attribute, value, count: 1 });
  }
  return new Map(
    [...counts].map(([key, { attribute, value, count }]) => [
      key,
      { attribute, value, share: count / customers.length },
    ]),
  );
}

/** The most frequent against everybody first. */
function telling(own: Shares, everybody: Shares): CharacteristicDto[] {
  return [...own]
    .map(([key, { attribute, value, share }]) => ({
      attribute,
      value,
      share: rounded(share, 4),
      lift: rounded(share / (everybody.get(key)?.share ?? share), 4),
    }))
    .filter(({ share, lift }) => share >= SHARE_MIN && lift >= LIFT_MIN)
    .sort(
      (one, other) => other.lift - one.lift || other.share - one.share || (one.value < other.value ? -1 : 1),
    )
    .slice(0, SHOWN);
}

function meanNeeds(customers: readonly (readonly Need[])[]): SegmentNeedDto[] {
  const sums = new Map<string, number>();
  for (const { kind, score } of customers.flat()) sums.set(kind, (sums.get(kind) ?? 0) + score);
  return [...sums]
    .map(([kind, sum]) => ({ kind, score: rounded(sum / customers.length, 4) }))
    .sort((one, other) => other.score - one.score || (one.kind < other.kind ? -1 : 1))
    .slice(0, NEEDS_SHOWN);
}
