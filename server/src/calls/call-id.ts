const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 128 random bits as 26 lower-case base-32 characters (RFC 4648, no padding). */
export function callId(bytes: Uint8Array): string {
  let id = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += alphabet.charAt((value >> bits) & 31);
    }
  }
  return bits === 0 ? id : id + alphabet.charAt((value << (5 - bits)) & 31);
}

/** What a call id looks like. Anything else that is dialled is not ours. */
export const callIdPattern = /^[a-z2-7]{26}$/;
