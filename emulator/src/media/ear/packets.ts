/** Audio and the reports on it share a port with ICE and DTLS; the first bytes tell them apart (RFC 7983, RFC 5761). */
export function isMediaPacket(packet: Buffer): boolean {
  const first = packet[0] ?? 0;
  return first >= 128 && first <= 191;
}

/** Sound itself, and no report on it. */
export function isSoundPacket(packet: Buffer): boolean {
  const type = packet[1] ?? 0;
  return isMediaPacket(packet) && (type < 192 || type > 223);
}
