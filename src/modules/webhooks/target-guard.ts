import ipaddr from 'ipaddr.js';

/** Why a target is refused; `undefined` means that it may be called. */
export type TargetFault = 'bad_url' | 'scheme' | 'credentials' | 'port' | 'name' | 'address';

export interface TargetRules {
  /** The sandbox of a developer's own machine: `http` and any port, at a loopback address only. */
  readonly allowsLoopback: boolean;
}

export const URL_LENGTH_MAX = 500;
const PORTS = new Set(['', '443', '8443']);
/** Names that only mean something inside a network (RFC 6761, RFC 6762, RFC 8375). */
const INNER_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|test|onion|home\.arpa)$/;
const LOOPBACK_NAME = /^localhost$/;

/**
 * What can be said of a URL before anybody resolves its name: https, a usual port, no credentials, and a host that is
 * neither an inner name nor a forbidden address in any of its spellings (the URL parser has made them one).
 */
export function targetFault(text: string, { allowsLoopback }: TargetRules): TargetFault | undefined {
  if (text.length > URL_LENGTH_MAX || !URL.canParse(text)) return 'bad_url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.hash !== '' || url.hostname === '') return 'bad_url';
  const host = hostOf(url);
  if (allowsLoopback && (LOOPBACK_NAME.test(host) || isLoopback(host))) return undefined;
  if (ipaddr.isValid(host)) {
    if (!isPublicAddress(host)) return 'address';
  } else if (!host.includes('.') || INNER_NAMES.test(host)) {
    return 'name';
  }
  if (!PORTS.has(url.port)) return 'port';
  return url.protocol === 'https:' ? undefined : 'scheme';
}

/** The host as it is connected to: without brackets, without the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Whether an address that a name resolved to, or a URL names, may be connected to. */
export function isAllowedAddress(address: string, { allowsLoopback }: TargetRules): boolean {
  return isPublicAddress(address) || (allowsLoopback && isLoopback(address));
}

/**
 * Only unicast addresses of the public internet. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) counts as
 * what it is inside; Teredo and every special range are refused.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast' && !isReservedV4(address);
  if (address.zoneId) return false;
  if (address.isIPv4MappedAddress()) return isPublicAddress(address.toIPv4Address().toString());
  // 2000::/3 is all that has been given out of the public space.
  return address.range() === 'unicast' && address.match(ipaddr.parseCIDR('2000::/3'));
}

function isLoopback(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
}

/** Special ranges (IANA) that the library takes for unicast. */
function isReservedV4(address: ipaddr.IPv4): boolean {
  return [
    '192.0.0.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.175.48.0/24',
  ]
    .map((cidr) => ipaddr.parseCIDR(cidr) as [ipaddr.IPv4, number])
    .some((range) => address.match(range));
}
