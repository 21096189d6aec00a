import { CLAUSE_CLASSES, type ClauseClass, type Rule } from '../../engines/rules/index.js';
import { type ContextSchema } from './context-schema.js';
import { type Sensitivity } from './scenario-path.js';

/** Every text that a person reads, in both languages of the house. */
export interface Texts {
  readonly en: string;
  readonly zh: string;
}

export const PRODUCT_KINDS = [
  'instalment',
  'payLater',
  'loan',
  'creditLine',
  'guarantee',
  'card',
  'deposit',
  'insurance',
  'wealth',
] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** Kinds by which the bank takes a credit risk; the card is a debit card. */
export const CREDIT_KINDS: readonly ProductKind[] = [
  'instalment',
  'payLater',
  'loan',
  'creditLine',
  'guarantee',
];

/** How often the situation comes: decides whether counting methods (RFM, BG/NBD) make sense in it. */
export const RHYTHMS = [
  'high',
  'medium',
  'monthly',
  'term',
  'seasonal',
  'businessCycle',
  'planned',
  'lifeEvent',
  'rare',
] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** How soon money is needed: a till needs seconds, a tuition fee weeks, a renovation a drawdown plan. */
export const URGENCIES = ['seconds', 'hours', 'days', 'weeks', 'drawdowns'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const LIFE_AREAS = [
  'everyday',
  'home',
  'mobility',
  'leisure',
  'learning',
  'health',
  'publicDuties',
  'family',
  'work',
  'business',
  'future',
  'none',
] as const;
export type LifeArea = (typeof LIFE_AREAS)[number];

/** Who may see why a rule said no (SCENARIOS.md §7). */
export const REASON_CLASSES = CLAUSE_CLASSES;
export type ReasonClass = ClauseClass;

export const PAYEE_ROLES = [
  'merchant',
  'institution',
  'clinic',
  'landlord',
  'contractor',
  'dealer',
  'agency',
  'insurer',
  'taxOffice',
  'seller',
  'supplier',
  'organisation',
  'beneficiary',
  'ownAccount',
] as const;
/** To whom credit is paid out; `organisation` is the borrower itself, `beneficiary` who calls a guarantee. */
export type PayeeRole = (typeof PAYEE_ROLES)[number];

export const RELEASES = [
  'atAcceptance',
  'onDelivery',
  'onInvoice',
  'perMonthDelivered',
  'perStage',
  'perMilestone',
  'onCall',
] as const;
/** What must have happened before the payee is paid. */
export type Release = (typeof RELEASES)[number];

export const SUBSIDISERS = ['partner', 'manufacturer', 'government', 'bank'] as const;
export type Subsidiser = (typeof SUBSIDISERS)[number];

export const SHORTFALL_RULES = ['financeShortfall', 'financeWhole', 'none'] as const;
/** `financeShortfall`: own money first, only the rest is financed; `financeWhole`: a bill is financed as it stands. */
export type ShortfallRule = (typeof SHORTFALL_RULES)[number];

export const BORROWERS = ['persons', 'organisations', 'both'] as const;
export type Borrowers = (typeof BORROWERS)[number];

export interface AmountRange {
  readonly fromMinor: number;
  readonly toMinor: number;
}

/** How the situation shows itself. */
export interface Signals {
  /** Merchant category codes (`"5411"`) and closed ranges of them (`"3000-3299"`); each code stands at one node only. */
  readonly mcc: readonly string[];
  /** Merchant and item texts as partners send them, in any language. */
  readonly textExamples: readonly string[];
  readonly eventTypes: readonly string[];
  /** Amounts usual in this scene, by currency: evidence, not a limit. */
  readonly amounts?: Readonly<Record<string, AmountRange>>;
  /** Months (1–12) in which the need peaks; left out when it has no season. */
  readonly seasonMonths?: readonly number[];
}

/** Limits on credit in this scene, integer minor units of the currency that keys them. */
export interface Caps {
  readonly ticketMinMinor: number;
  readonly ticketMaxMinor: number;
  readonly perCustomerDayMinor: number;
  readonly perCustomerOpenMinor: number;
}

/** A credit product that pays anybody else is refused in the scene (no cash loan where a school is to be paid). */
export interface PayeeRule {
  readonly roles: readonly PayeeRole[];
  readonly release: Release;
}

export interface ContactRule {
  /** May the bank speak first? A customer who asks is always answered. */
  readonly bankInitiatedAllowed: boolean;
  readonly quietDays: number;
  readonly quietWhenUrgentDays: number;
}

export interface ScenarioPolicy {
  /** In order of fit; a kind that is not here is refused with `kind_not_allowed_in_scenario`. */
  readonly kinds: readonly ProductKind[];
  readonly creditAllowed: boolean;
  readonly crossSellAllowed: boolean;
  readonly borrowers: Borrowers;
  readonly caps: Readonly<Record<string, Caps>>;
  readonly shortfall: ShortfallRule;
  /** Who besides the customer may pay the interest. */
  readonly subsidyBy: readonly Subsidiser[];
  readonly payee: PayeeRule;
  readonly contact: ContactRule;
  readonly coolingOffHours: number;
  readonly offerLifeMinutes: number;
}

/** A rule (grammar of RULES.md §5.1) that must hold for a candidate; when it does not, `code` is the reason. */
export interface Guard {
  readonly code: string;
  readonly class: ReasonClass;
  readonly says: Texts;
  readonly rule: Rule;
}

export interface Disclosure {
  readonly code: string;
  readonly version: number;
  readonly languages: Texts;
}

/** Names of tags. From a sensitive node nothing may be given but `acquisition.first`, whose value is the visible root. */
export interface ScenarioTags {
  readonly onAcquisition: readonly string[];
  /** Given when the customer accepts credit in this scene. */
  readonly onAcceptance: readonly string[];
}

/** Why the bank is here. Every node says `why` (often by inheritance); worked-out scenes say all six. */
export interface Strategy {
  readonly why: Texts;
  readonly market?: Texts;
  readonly fit?: Texts;
  readonly frequency?: Texts;
  readonly risk?: Texts;
  readonly partners?: Texts;
}

/** What a published scenario version says (SCENARIOS.md §3). The parent follows from the path. */
export interface ScenarioDefinition {
  readonly v: 1;
  readonly path: string;
  readonly names: Texts;
  readonly description: Texts;
  readonly industry: string;
  readonly lifeArea: LifeArea;
  readonly rhythm: Rhythm;
  readonly need: Texts;
  readonly urgency: Urgency;
  readonly sensitivity: Sensitivity;
  readonly signals: Signals;
  readonly contextSchema: ContextSchema;
  /** By event type: what an event's `payload` may say here. A type that is not here has no payload. */
  readonly eventSchemas?: Readonly<Record<string, ContextSchema>>;
  readonly policy: ScenarioPolicy;
  readonly guards: readonly Guard[];
  readonly tags: ScenarioTags;
  readonly disclosures: readonly Disclosure[];
  readonly timeZone: string;
  readonly currencies: readonly string[];
  /** Whose public holidays move due dates: an ISO 3166-1 country code. */
  readonly holidayCalendar: string;
  readonly strategy: Strategy;
}

/** One node as the data files write it: only what differs from its parent (`resolveTree`). */
export type ScenarioNode = Pick<ScenarioDefinition, 'path' | 'names' | 'description'> &
  DeepPartial<
    Omit<ScenarioDefinition, 'v' | 'path' | 'names' | 'description' | 'contextSchema' | 'eventSchemas'>
  > & {
    readonly contextSchema?: ContextSchema;
    readonly eventSchemas?: Readonly<Record<string, ContextSchema>>;
  };

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;
