import {
  openConditions,
  type Condition,
  type ProductDefinition,
  type Verification,
} from '../products/index.js';
import type { PolicyPack, Release, ScenarioDefinition } from '../scenarios/index.js';

export const REQUIRED_WHEN = ['now', 'beforeSignature', 'beforePayout'] as const;

/** Something that somebody must hand in, stored with the application as the versions in force then asked for it. */
export interface Requirement {
  readonly code: string;
  readonly kind: 'consent' | 'document' | 'signature' | 'disclosure';
  /** `now`: before the bank decides. */
  readonly when: (typeof REQUIRED_WHEN)[number];
  readonly detail: string;
  /** Disclosures only. */
  readonly version?: number;
  readonly minimumReadingSeconds?: number;
}

/** What was handed in: facts and references, never the thing itself. */
export interface Evidence {
  readonly requirement: string;
  /** The partner's or the bank's record of it. */
  readonly reference?: string;
  /** What was shown, and for how long. */
  readonly version?: number;
  readonly locale?: 'en' | 'zh';
  readonly seconds?: number;
  /** RFC 3339, business time. */
  readonly at: string;
}

export interface RequirementFacts {
  readonly product: Pick<ProductDefinition, 'isCredit' | 'conditions'>;
  readonly scenario: Pick<ScenarioDefinition, 'disclosures' | 'policy'>;
  readonly pack: Pick<PolicyPack, 'disclosures'> | undefined;
  readonly verification: Verification;
  /** The partner said so when he asked for offers; the undertaking itself is still to be shown. */
  readonly hasGuarantorSigned: boolean;
  readonly locale: 'en' | 'zh';
}

/** The consent that a question to a bureau needs. */
export const CREDIT_CONSENT = 'consent.creditCheck';

/** What the product, the scene and the jurisdiction want, and by when. */
export function requirementsOf(facts: RequirementFacts): Requirement[] {
  const { product, verification, hasGuarantorSigned } = facts;
  const open = openConditions(product as ProductDefinition, verification);
  return [
    ...open.flatMap((condition) => ofCondition(condition, hasGuarantorSigned)),
    ...(product.isCredit ? disclosures(facts) : []),
    ...(product.isCredit ? proofOf(facts.scenario.policy.payee.release) : []),
  ];
}

function ofCondition(condition: Condition, hasGuarantorSigned: boolean): Requirement[] {
  switch (condition) {
    case 'verifyIdentity':
      return []; // the bank's own check
    case 'creditCheck':
      return [
        {
          code: CREDIT_CONSENT,
          kind: 'consent',
          when: 'now',
          detail: 'The customer’s consent "creditCheck" to a question to the credit bureau.',
        },
      ];
    case 'incomeEvidence':
      return [document('incomeEvidence', 'Payslips or account statements of the last three months.')];
    case 'documents':
      return [document('documents', 'The documents that the product’s description names.')];
    case 'guarantorSignature':
      return [
        {
          code: 'guarantorUndertaking',
          kind: 'signature',
          when: hasGuarantorSigned ? 'beforeSignature' : 'now',
          detail: 'The guarantor’s undertaking, signed by him.',
        },
      ];
  }
}

function document(code: string, detail: string): Requirement {
  return { code, kind: 'document', when: 'now', detail };
}

function disclosures({ scenario, pack, locale }: RequirementFacts): Requirement[] {
  const all = [
    ...scenario.disclosures.map((one) => ({ ...one, minimumReadingSeconds: 0 })),
    ...(pack?.disclosures ?? []),
  ];
  return all.map(({ code, version, minimumReadingSeconds, languages }) => ({
    code: `disclosure.${code}`,
    kind: 'disclosure',
    when: 'beforeSignature',
    detail: languages[locale],
    version,
    minimumReadingSeconds,
  }));
}

const PROOFS: Readonly<Record<Release, string | undefined>> = {
  atAcceptance: undefined,
  onDelivery: 'Proof that the goods were sent or handed over.',
  onInvoice: 'The invoice that is paid.',
  perMonthDelivered: 'Proof of each month that was delivered.',
  perStage: 'Proof of each stage that was done.',
  perMilestone: 'Proof of each milestone that was reached.',
  onCall: undefined,
};

function proofOf(release: Release): Requirement[] {
  const detail = PROOFS[release];
  return detail === undefined
    ? []
    : [{ code: `proof.${release}`, kind: 'document', when: 'beforePayout', detail }];
}

/** Whether what was handed in is what was asked for. */
export function satisfies(requirement: Requirement, evidence: Evidence): boolean {
  if (requirement.code !== evidence.requirement) return false;
  if (requirement.kind !== 'disclosure') return evidence.reference !== undefined;
  return (
    evidence.version === requirement.version &&
    evidence.locale !== undefined &&
    (evidence.seconds ?? 0) >= (requirement.minimumReadingSeconds ?? 0)
  );
}

/** The requirements up to a moment that nothing satisfies yet. */
export function missing(
  requirements: readonly Requirement[],
  evidence: readonly Evidence[],
  until: Requirement['when'],
): Requirement[] {
  const last = REQUIRED_WHEN.indexOf(until);
  return requirements.filter(
    (one) => REQUIRED_WHEN.indexOf(one.when) <= last && !evidence.some((given) => satisfies(one, given)),
  );
}

/** The evidence with more of it; what was handed in for a requirement before gives way. */
export function withEvidence(held: readonly Evidence[], given: readonly Evidence[]): Evidence[] {
  const byCode = new Map(held.map((one) => [one.requirement, one]));
  for (const one of given) {
    const before = byCode.get(one.requirement);
    // Said again, it is not newer evidence.
    if (!before || !isSame(before, one)) byCode.set(one.requirement, one);
  }
  return [...byCode.values()];
}

function isSame({ at: _a, ...one }: Evidence, { at: _b, ...other }: Evidence): boolean {
  const text = (evidence: object): string => JSON.stringify(Object.entries(evidence).sort());
  return text(one) === text(other);
}
