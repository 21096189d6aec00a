import { businessNow } from '../partners/index.js';

/** Business time of the customer, in SQL. */
export const BUSINESS_NOW = businessNow('a.environment');
const ms = (instant: string): string => `extract(epoch from ${instant})::float8 * 1000`;
export const APPLICATION_COLUMNS = `a.id, a.partner_id as "partnerId", a.environment, a.customer_id as "customerId", a.offer_id as "offerId",
  a.opened_by as "openedBy", a.counter_taken_by as "counterTakenBy", a.scenario, a.product, a.product_version as "productVersion", a.is_credit as "isCredit",
  a.currency, a.amount_minor::float8 as "amountMinor", a.option, a.status, a.status_reason as "statusReason",
  ${ms('a.status_changed_at')} as "statusChangedAtMs", ${ms('a.opened_at')} as "openedAtMs",
  ${ms('a.expires_at')} as "expiresAtMs", a.version, a.requirements -> 'list' as requirements,
  a.evidence -> 'list' as evidence, a.decision, a.agreement_id as "agreementId", ${ms(BUSINESS_NOW)} as "nowMs"`;
export const APPLICATION_SOURCE = `application a join customer c on c.id = a.customer_id and c.bucket = a.bucket join partner p on p.id = a.partner_id`;

/** Stored statuses for which something is held (`isLive`). */
export const IS_LIVE = `a.status in ('open', 'checking', 'approved', 'referred', 'counterOffered')`;
