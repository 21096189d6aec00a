import { promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { LRUCache } from 'lru-cache';
import { isAllowedAddress, type TargetRules } from './target-guard.js';

/** Finds all addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export class ForbiddenTargetError extends Error {
  readonly code = 'target_forbidden';
}

const DNS_TIMEOUT_MS = 3_000;
/** A receiver that closes each connection would cost a look-up for each message. Only addresses that passed are kept. */
const KEPT_MS = 5_000;
const KEPT_MAX = 5_000;

/**
 * Asks the name servers without the thread pool of `getaddrinfo`, whose four places a few names that hang would take
 * from everybody.
 */
export function publicResolver(): Resolve {
  const resolver = new dns.Resolver({ timeout: DNS_TIMEOUT_MS, tries: 1 });
  return async (name) => {
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
    return addresses;
  };
}

/**
 * The `lookup` of a connection: what it checks is what is connected to, so a name that changes between the check and
 * the connection changes nothing. One forbidden address among several is enough to refuse the name. The hook is not
 * asked about addresses in the URL itself; those are checked with the URL.
 */
export function pinnedLookup(resolve: Resolve, rules: TargetRules): LookupFunction {
  const passed = new LRUCache<string, Promise<readonly string[]>>({ max: KEPT_MAX, ttl: KEPT_MS });
  const addressesOf = (hostname: string): Promise<readonly string[]> => {
    const known = passed.get(hostname);
    if (known) return known;
    const asked = checked(resolve, rules, hostname);
    passed.set(hostname, asked);
    asked.catch(() => passed.delete(hostname));
    return asked;
  };
  return (hostname, options, callback) => {
    void addressesOf(hostname).then(
      (addresses) => {
        const [first = ''] = addresses;
        if (options.all)
          callback(
            null,
            addresses.map((address) => ({ address, family: familyOf(address) })),
          );
        else callback(null, first, familyOf(first));
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 4),
    );
  };
}

async function checked(resolve: Resolve, rules: TargetRules, hostname: string): Promise<readonly string[]> {
  if (rules.allowsLoopback && hostname === 'localhost') return ['127.0.0.1'];
  const addresses = await resolve(hostname);
  if (addresses.length === 0 || !addresses.every((address) => isAllowedAddress(address, rules)))
    throw new ForbiddenTargetError('the name resolves to an address that may not be called');
  return addresses;
}

const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4);
