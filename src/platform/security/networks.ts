import ipaddr from 'ipaddr.js';

/**
 * Whether a text is a network in CIDR form as people write it: `203.0.113.0/24`, `2001:db8::/32`. Forms that the
 * library would also read (octal and hexadecimal parts, host bits, IPv4 inside IPv6, zones) are refused, because one
 * could think that they allow something else than they do.
 */
export function isNetwork(text: string): boolean {
  if (text.length > 49 || !/^[0-9a-fA-F.:]+\/\d{1,3}$/.test(text) || !ipaddr.isValidCIDR(text)) return false;
  const [address] = ipaddr.parseCIDR(text);
  if (address instanceof ipaddr.IPv4) {
    const written = text.slice(0, text.indexOf('/'));
    return (
      ipaddr.IPv4.isValidFourPartDecimal(written) &&
      address.toString() === ipaddr.IPv4.networkAddressFromCIDR(text).toString()
    );
  }
  if (address.isIPv4MappedAddress()) return false;
  return address.toString() === ipaddr.IPv6.networkAddressFromCIDR(text).toString();
}

/** @param address of the peer; an IPv4 address may come dressed as IPv6, and what is no address is in no network */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some((text) => {
    const [network, bits] = ipaddr.parseCIDR(text);
    return network.kind() === parsed.kind() && parsed.match([network, bits] as never);
  });
}
