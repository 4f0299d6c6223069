import { isIP } from 'node:net';

/** The part of Express's request that tells where it comes from. */
interface Addressed {
  readonly ip?: string | undefined;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the network of an IPv6 address, because whoever has
 * one has all 2^64 of its network. Behind a proxy that `TRUST_PROXY` names, it is the address that this proxy tells.
 */
export function clientAddress({ ip, socket }: Addressed): string {
  const told = [ip, socket.remoteAddress].find((address = '') => isIP(address) !== 0);
  const address = (told ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 6 ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const between = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const whole = [...left, ...between, ...right].slice(0, 4);
  return `${whole.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
