import type { Decision } from './decide.js';
import type { OffersRequestDto } from './dto/offers-request.dto.js';
import type { Recognition } from '../scenarios/index.js';
import type { Parties, Subject } from './offers-request.js';
import { NO_DEBTS, type Standing } from './standing.js';

/** Everything that a decision was made of, so that it can be made again: the request, the facts, the versions. */
export interface Receipt {
  readonly v: 1;
  readonly request: OffersRequestDto;
  readonly recognition: Recognition;
  readonly businessMs: number;
  readonly scenario: readonly [name: string, number: number];
  readonly pack: readonly [name: string, number: number] | null;
  readonly products: readonly (readonly [name: string, number: number])[];
  readonly enrolment: Decision['situation']['enrolment'] | null;
  readonly paused: { readonly products: readonly string[]; readonly scenario: boolean };
  readonly parties: {
    readonly borrower: SubjectJson | null;
    readonly guarantor: SubjectJson | null;
    readonly beneficiary: SubjectJson | null;
    readonly hasGuarantorSigned: boolean;
  };
}

type SubjectJson = Omit<Subject, 'consents' | 'standing' | 'segments' | 'profile'> & {
  readonly consents: readonly string[];
  /** Missing from receipts of engine 1, which did not ask the books. */
  readonly standing?: Standing;
  /** Missing from receipts of a time without segments. */
  readonly segments?: readonly string[];
  readonly profile?: Readonly<Record<string, string>>;
};

export function receiptText(body: OffersRequestDto, decision: Decision): string {
  return JSON.stringify(receiptOf(body, decision));
}

export function readReceipt(text: string): Receipt {
  return JSON.parse(text) as Receipt;
}

export function partiesOf({ parties }: Receipt): Parties {
  const subject = (json: SubjectJson | null): Subject | undefined =>
    json
      ? {
          ...json,
          consents: new Set(json.consents),
          standing: json.standing ?? NO_DEBTS,
          segments: json.segments ?? [],
          profile: json.profile ?? {},
        }
      : undefined;
  return {
    borrower: subject(parties.borrower),
    guarantor: subject(parties.guarantor),
    beneficiary: subject(parties.beneficiary),
    hasGuarantorSigned: parties.hasGuarantorSigned,
  };
}

function receiptOf(body: OffersRequestDto, { situation, products }: Decision): Receipt {
  const { scenario, pack, enrolment, parties } = situation;
  const json = (subject: Subject | undefined): SubjectJson | null =>
    subject ? { ...subject, consents: [...subject.consents] } : null;
  return {
    v: 1,
    request: withoutRegistration(body),
    recognition: situation.recognition,
    businessMs: situation.businessMs,
    scenario: [scenario.definition.path, scenario.number],
    pack: pack ? [pack.pack.jurisdiction, pack.number] : null,
    products: [...products.values()].map(({ definition, number }) => [definition.slug, number]),
    enrolment: enrolment ?? null,
    paused: { products: [...situation.pausedProducts], scenario: situation.isScenarioPaused },
    parties: {
      borrower: json(parties.borrower),
      guarantor: json(parties.guarantor),
      beneficiary: json(parties.beneficiary),
      hasGuarantorSigned: parties.hasGuarantorSigned,
    },
  };
}

/** What the customer was registered with stands in his own row. */
function withoutRegistration(body: OffersRequestDto): OffersRequestDto {
  if (!body.customer?.register) return body;
  const { register: _register, ...customer } = body.customer;
  return { ...body, customer };
}
