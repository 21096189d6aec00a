import { LIMITS } from '../../engines/rules/index.js';
import { isCurrency } from '../../kernel/currency.js';
import { type FieldError } from '../../kernel/domain-error.js';
import { checkSchema } from './context-schema-check.js';
import { checkGuards } from './scenario-guards.js';
import { isMccSignal } from './mcc-map.js';
import {
  BORROWERS,
  CREDIT_KINDS,
  LIFE_AREAS,
  PAYEE_ROLES,
  PRODUCT_KINDS,
  REASON_CLASSES,
  RELEASES,
  RHYTHMS,
  type Caps,
  type ScenarioDefinition,
  type ScenarioPolicy,
  SHORTFALL_RULES,
  SUBSIDISERS,
  URGENCIES,
} from './scenario-definition.js';
import { isScenarioPath, sensitivityOf } from './scenario-path.js';
import {
  add,
  and,
  boolean,
  type Check,
  integer,
  list,
  object,
  oneOf,
  record,
  runCheck,
  text,
  textLike,
  texts,
} from '../../platform/versions/document-shape.js';

const MAX_BYTES = 128 * 1024;
const MINUTES_OF_90_DAYS = 129_600;

export const isCode = (value: string): boolean =>
  /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(value) && value.length <= 60;
const isTag = (value: string): boolean =>
  /^[a-z][A-Za-z0-9]*(\.[a-zA-Z][A-Za-z0-9]*){1,3}$|^[a-z][A-Za-z0-9]*$/.test(value);
const isWord = (value: string): boolean => /^[a-z][A-Za-z0-9]{0,59}$/.test(value);
const isCountry = (value: string): boolean => /^[A-Z]{2}$/.test(value);

export function isTimeZone(name: string): boolean {
  if (!name.includes('/') && name !== 'UTC') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const range = and<{ fromMinor: number; toMinor: number }>(
  object({ fromMinor: integer(0), toMinor: integer(0) }),
  (value, pointer, errors) => {
    if (value.fromMinor > value.toMinor) add(errors, pointer, 'empty_range', 'fromMinor is above toMinor');
  },
);

const signals = object(
  {
    mcc: list(textLike(isMccSignal, 'a code such as "5411" or a range such as "3000-3299"'), 200),
    textExamples: list(text(120), 50),
    eventTypes: list(textLike(isWord, 'the name of an event type'), 20),
  },
  { amounts: currencyRecord(range), seasonMonths: list(integer(1, 12), 12) },
);

const caps = and<Caps>(
  object({
    ticketMinMinor: integer(0),
    ticketMaxMinor: integer(1),
    perCustomerDayMinor: integer(1),
    perCustomerOpenMinor: integer(1),
  }),
  (value, pointer, errors) => {
    if (value.ticketMinMinor > value.ticketMaxMinor)
      add(errors, pointer, 'empty_range', 'ticketMinMinor is above ticketMaxMinor');
    for (const name of ['perCustomerDayMinor', 'perCustomerOpenMinor'] as const) {
      if (value[name] < value.ticketMaxMinor)
        add(errors, `${pointer}/${name}`, 'too_small', 'is below ticketMaxMinor, which could never be used');
    }
  },
);

const policy = and<ScenarioPolicy>(
  object({
    kinds: list(oneOf(PRODUCT_KINDS), PRODUCT_KINDS.length),
    creditAllowed: boolean,
    crossSellAllowed: boolean,
    borrowers: oneOf(BORROWERS),
    caps: currencyRecord(caps),
    shortfall: oneOf(SHORTFALL_RULES),
    subsidyBy: list(oneOf(SUBSIDISERS), SUBSIDISERS.length),
    payee: object({ roles: list(oneOf(PAYEE_ROLES), PAYEE_ROLES.length, 1), release: oneOf(RELEASES) }),
    contact: object({
      bankInitiatedAllowed: boolean,
      quietDays: integer(0, 3650),
      quietWhenUrgentDays: integer(0, 3650),
    }),
    coolingOffHours: integer(0, 24 * 90),
    offerLifeMinutes: integer(1, MINUTES_OF_90_DAYS),
  }),
  (value, pointer, errors) => {
    const credit = value.kinds.filter((kind) => CREDIT_KINDS.includes(kind));
    if (value.creditAllowed && credit.length === 0)
      add(errors, `${pointer}/kinds`, 'no_credit_kind', 'credit is allowed, but no kind of it');
    if (!value.creditAllowed && credit.length > 0)
      add(
        errors,
        `${pointer}/kinds`,
        'credit_not_allowed',
        `credit is not allowed, but ${credit.join(', ')} is`,
      );
    if (value.creditAllowed === (value.shortfall === 'none'))
      add(errors, `${pointer}/shortfall`, 'contradiction', '"none" goes with no credit, and only with it');
    if (value.contact.quietWhenUrgentDays < value.contact.quietDays)
      add(errors, `${pointer}/contact`, 'contradiction', 'urgent need asks for at least as much quiet');
  },
);

const guard = object({
  code: textLike(isCode, 'a snake_case code'),
  class: oneOf(REASON_CLASSES),
  says: texts(200),
  rule: () => undefined,
});

const disclosure = object({
  code: textLike(isCode, 'a snake_case code'),
  version: integer(1, 9999),
  languages: texts(1000),
});
const tag = textLike(isTag, 'the name of a tag');

const definition = and<ScenarioDefinition>(
  object(
    {
      v: oneOf([1]),
      path: textLike(isScenarioPath, 'camelCase words joined by dots, at most four'),
      names: texts(60),
      description: texts(300),
      industry: textLike(isWord, 'a camelCase word'),
      lifeArea: oneOf(LIFE_AREAS),
      rhythm: oneOf(RHYTHMS),
      need: texts(200),
      urgency: oneOf(URGENCIES),
      sensitivity: oneOf(['normal', 'sensitive']),
      signals,
      contextSchema: schemaCheck,
      policy,
      guards: list(guard, LIMITS.topClauses),
      tags: object({ onAcquisition: list(tag, 10), onAcceptance: list(tag, 10) }),
      disclosures: list(disclosure, 20),
      timeZone: textLike(isTimeZone, 'an IANA time zone such as Asia/Shanghai'),
      currencies: list(textLike(isCurrency, 'an ISO 4217 currency'), 20, 1),
      holidayCalendar: textLike(isCountry, 'a country code such as CN'),
      strategy: object(
        { why: texts(300) },
        {
          market: texts(300),
          fit: texts(300),
          frequency: texts(300),
          risk: texts(300),
          partners: texts(300),
        },
      ),
    },
    { eventSchemas: record(isWord, 'the name of an event type', schemaCheck, 20) },
  ),
  (value, _pointer, errors) => {
    checkSensitivity(value, errors);
    checkCurrencies(value, errors);
    uniqueCodes(value.guards, '/guards', errors);
    uniqueCodes(value.disclosures, '/disclosures', errors);
    errors.push(...checkGuards(value));
  },
);

/**
 * Checks an untrusted, complete definition (a node after `resolveTree`, or what staff send).
 * @returns every fault with its JSON pointer; empty when it may be stored as a version
 */
export function validateScenario(untrusted: unknown): FieldError[] {
  const errors = runCheck(definition, untrusted);
  if (errors.length === 0 && Buffer.byteLength(JSON.stringify(untrusted)) > MAX_BYTES) {
    add(errors, '', 'too_large', `a definition has at most ${MAX_BYTES} bytes`);
  }
  return errors;
}

function schemaCheck(value: unknown, pointer: string, errors: FieldError[]): void {
  for (const error of checkSchema(value)) errors.push({ ...error, pointer: pointer + error.pointer });
}

function currencyRecord(item: Check): Check {
  return record(isCurrency, 'an ISO 4217 currency', item, 20);
}

function uniqueCodes(
  items: readonly { readonly code: string }[],
  pointer: string,
  errors: FieldError[],
): void {
  const seen = new Set<string>();
  items.forEach(({ code }, i) => {
    if (seen.has(code))
      add(errors, `${pointer}/${i}/code`, 'duplicate', `"${code}" stands in the list twice`);
    seen.add(code);
  });
}

/** A sensitive node may not say less than the floor, nor hand out tags that would betray it elsewhere. */
function checkSensitivity(value: ScenarioDefinition, errors: FieldError[]): void {
  if (value.sensitivity === 'normal' && sensitivityOf(value.path) === 'sensitive') {
    add(errors, '/sensitivity', 'must_be_sensitive', `${value.path} lies in a sensitive part of the tree`);
  }
  if (value.sensitivity === 'normal') return;
  if (value.tags.onAcceptance.length > 0)
    add(errors, '/tags/onAcceptance', 'sensitive_tag', 'a sensitive scene gives no tags');
  if (value.tags.onAcquisition.some((name) => name !== 'acquisition.first')) {
    add(errors, '/tags/onAcquisition', 'sensitive_tag', 'a sensitive scene gives acquisition.first only');
  }
  if (value.policy.crossSellAllowed)
    add(
      errors,
      '/policy/crossSellAllowed',
      'sensitive_cross_sell',
      'nothing is cross-sold in a sensitive scene',
    );
  if (value.policy.contact.bankInitiatedAllowed) {
    add(
      errors,
      '/policy/contact/bankInitiatedAllowed',
      'sensitive_contact',
      'the bank does not speak first in a sensitive scene',
    );
  }
}

/** Credit is capped in every currency that the scene serves, and in no other. */
function checkCurrencies(value: ScenarioDefinition, errors: FieldError[]): void {
  const served = new Set(value.currencies);
  for (const name of Object.keys(value.policy.caps)) {
    if (!served.has(name))
      add(errors, `/policy/caps/${name}`, 'currency_not_served', `${name} is not among the currencies`);
  }
  if (!value.policy.creditAllowed) return;
  for (const name of served) {
    if (!Object.hasOwn(value.policy.caps, name))
      add(errors, '/policy/caps', 'caps_missing', `credit in ${name} has no caps`);
  }
}
