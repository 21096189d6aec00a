import { coversTag } from './consents/purposes.js';

/** SQL: the tag `t` holds at an instant, with the consent that it needs. */
export const tagHolds = (now: string): string => `(t.expires_at is null or t.expires_at > ${now})
  and (t.purpose is null or exists (select from consent n where n.customer_id = t.customer_id and n.bucket = t.bucket
    and n.purpose = t.purpose and ${coversTag('n')} and n.status = 'granted' and (n.expires_at is null or n.expires_at > ${now})))`;
