/** Every way in which a text may stand in another: as it is, encoded for a URL, in hex, and in base64 wherever it begins. */
export function spellings(secret: string): readonly string[] {
  const url = encodeURIComponent(secret);
  const hex = Buffer.from(secret).toString('hex');
  return [...new Set([secret, url, url.toLowerCase(), hex, ...inBase64(secret)])];
}

/** A number as machines and as people write it, each spelled in every way. */
export function spellingsOfNumber(number: string): readonly string[] {
  const digits = number.replace('+', '');
  const national = `0${digits.slice(2)}`;
  const written = [
    digits,
    national,
    `${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`,
    `${national.slice(0, 5)} ${national.slice(5)}`,
    `${national.slice(0, 5)}-${national.slice(5)}`,
    `(${national.slice(0, 5)}) ${national.slice(5)}`,
    digits.split('').join(' '),
    digits.split('').reverse().join(''),
  ];
  return [...new Set(written.flatMap(spellings))];
}

/** What is sure to stand in the base64 of a longer text, for each of the three places in which this one may begin. */
function inBase64(text: string): readonly string[] {
  const shifted = [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const from = Math.ceil((before * 8) / 6);
    const whole = Math.floor((bytes.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((way) => bytes.toString(way).slice(from, whole));
  });
  // What is too short would stand in any text.
  return shifted.filter((part) => part.length >= 12);
}
