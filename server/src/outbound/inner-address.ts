import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the internet (IANA special-purpose registries), clouds' metadata among them. */
const v4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of version 6 only this is routed to the public at all; tunnels and documentation inside it are taken out again. */
const V6_PUBLIC: [string, number] = ['2000::', 3];
const v6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const inner = new BlockList();
for (const [net, prefix] of v4) inner.addSubnet(net, prefix, 'ipv4');
const innerV6 = new BlockList();
for (const [net, prefix] of v6) innerV6.addSubnet(net, prefix, 'ipv6');
const publicV6 = new BlockList();
publicV6.addSubnet(...V6_PUBLIC, 'ipv6');

/** Whether an address is of an inner network, or no address at all; version 6 with or without brackets. */
export function isInnerAddress(address: string): boolean {
  const bare = address.startsWith('[') ? address.slice(1, -1) : address;
  const version = isIP(bare);
  if (version === 4) return inner.check(bare, 'ipv4');
  // Mapped (::ffff:10.0.0.1) and compatible ones lie outside the public range as well.
  if (version === 6) return !publicV6.check(bare, 'ipv6') || innerV6.check(bare, 'ipv6');
  return true;
}
