import { createHash, createHmac } from 'node:crypto';

/** Ways to write a token down, and whether it may be taken so written. */
export interface TokenEncodings {
  /** What is meant is the same and spelled as it must be. */
  readonly right: Readonly<Record<string, string>>;
  /** Somebody else's signature, or the true one spelled otherwise: what one reader takes, another must not. */
  readonly wrong: Readonly<Record<string, string>>;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url');
const right = { alg: 'HS256', typ: 'JWT' };

/** The next character: it differs in bits that say nothing when the text ends with less than three bytes. */
function slack(text: string): string {
  const next = alphabet[alphabet.indexOf(text.slice(-1)) ^ 1] ?? '';
  return text.slice(0, -1) + next;
}

/**
 * Every encoding of a token that makes these claims, signed with the secret. In the manner of Wycheproof's vectors for
 * JSON web signatures, which are not part of this project.
 */
export function tokenEncodings(claims: object, secret: string): TokenEncodings {
  const mac = (text: string, key: string | Buffer = secret, hash = 'sha256') =>
    createHmac(hash, key).update(text).digest();
  const signed = (text: string, key?: string | Buffer, hash?: string) =>
    `Bearer ${text}.${encode(mac(text, key, hash))}`;
  const [header, payload] = [encode(JSON.stringify(right)), encode(JSON.stringify(claims))];
  const text = `${header}.${payload}`;
  const own = mac(text);
  const withMac = (bytes: Buffer) => `Bearer ${text}.${encode(bytes)}`;
  const headed = (what: unknown) =>
    signed(`${encode(typeof what === 'string' ? what : JSON.stringify(what))}.${payload}`);
  const named = (list: readonly [string, string][]) => Object.fromEntries(list);

  const flipped = Array.from({ length: 256 }, (_, bit): [string, string] => {
    const bytes = Buffer.from(own);
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return [`bit ${bit} of the signature flipped`, withMac(bytes)];
  });
  const cut = Array.from({ length: 32 }, (_, bytes): [string, string] => [
    `a signature of ${bytes} bytes`,
    withMac(own.subarray(0, bytes)),
  ]);
  const keys: Readonly<Record<string, string | Buffer>> = {
    none: '',
    'with a line end': `${secret}\n`,
    'with a space': `${secret} `,
    'with a zero byte': `${secret}\u0000x`,
    'as hex': Buffer.from(secret, 'hex'),
    'as base64': Buffer.from(secret, 'base64'),
    'in capitals': secret.toUpperCase() === secret ? secret.toLowerCase() : secret.toUpperCase(),
    'in quotes': `"${secret}"`,
    hashed: createHash('sha256').update(secret).digest(),
    'cut off': secret.slice(0, -1),
    doubled: secret + secret,
  };
  const algorithms: readonly unknown[] = [
    ...[
      'none',
      'None',
      'NONE',
      'nOnE',
      '',
      'hs256',
      'HS256 ',
      ' HS256',
      'HS2560',
      'HS256\0',
      'HS-256',
      'HMACSHA256',
    ],
    ...[
      'HS1',
      'HS384',
      'HS512',
      'RS256',
      'ES256',
      'PS256',
      'EdDSA',
      'dir',
      'A128KW',
      'PBES2-HS256+A128KW',
    ],
    ...[null, 0, 256, true, [], ['HS256'], ['HS256', 'none'], {}, { alg: 'HS256' }, undefined],
  ];
  const otherHeaders: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(
      algorithms.map((alg) => [`algorithm ${JSON.stringify(alg)}`, { typ: 'JWT', alg }]),
    ),
    'a payload that is not encoded': { ...right, b64: false, crit: ['b64'] },
    'an empty list of what is critical': { ...right, crit: [] },
    'critical as text': { ...right, crit: 'alg' },
    'another type': { ...right, typ: 'JOSE' },
    'a type in small letters': { ...right, typ: 'jwt' },
    'no object, but a list': [right],
    'no object, but a text': '"HS256"',
    'no object, but null': 'null',
    'no JSON': "{'alg':'HS256'}",
    'JSON that is cut off': '{"alg":"HS256"',
    'JSON with something behind it': '{"alg":"HS256"}{}',
    'JSON behind a byte order mark': '\uFEFF{"alg":"HS256"}',
    nothing: '',
  };
  // Signed as they stand here: only how they are spelled is wrong.
  const spellings: readonly string[] = [
    ...[
      slack(header),
      `${header}=`,
      `${header}==`,
      `${header}\t`,
      `${header}%3D`,
      `+${header}`,
      `/${header}`,
    ].map((spelled) => `${spelled}.${payload}`),
    ...[
      `${payload}=`,
      `${payload}==`,
      ` ${payload}`,
      `${payload}+`,
      `${payload}/`,
      `${payload}%0A`,
      '',
    ].map((spelled) => `${header}.${spelled}`),
    ...(payload.length % 4 === 0 ? [] : [`${header}.${slack(payload)}`]),
    ...[
      payload,
      `.${payload}`,
      `${header}..${payload}`,
      `${header}.${payload}.${payload}`,
      `.${text}`,
      '.',
      '..',
    ],
  ];
  const jws = { payload, protected: header, signature: encode(own) };
  const whole = signed(text);

  return {
    right: {
      'as it comes': whole,
      'its header in another order': headed({ typ: 'JWT', alg: 'HS256' }),
      'without a type': headed({ alg: 'HS256' }),
      'with white space in its header': headed('{ "alg" : "HS256",\n "typ" : "JWT" }'),
      'with an algorithm in escapes': headed('{"alg":"\\u0048\\u0053256"}'),
      'with a key that nobody asks for': headed({
        ...right,
        kid: '1',
        jku: 'http://127.0.0.1:9/',
        jwk: { kty: 'oct', k: '' },
      }),
      'with white space in its claims': signed(
        `${header}.${encode(JSON.stringify(claims, null, 2))}`,
      ),
      'with one more claim': signed(`${header}.${encode(JSON.stringify({ ...claims, more: 1 }))}`),
    },
    wrong: {
      ...named(flipped),
      ...named(cut),
      'a signature of 33 bytes': withMac(Buffer.concat([own, Buffer.alloc(1)])),
      'the signature twice': withMac(Buffer.concat([own, own])),
      'a signature of zeros': withMac(Buffer.alloc(32)),
      'a signature turned round': withMac(Buffer.from(own).reverse()),
      'a signature as hex': `Bearer ${text}.${own.toString('hex')}`,
      'a signature with padding': `Bearer ${text}.${own.toString('base64')}`,
      'a signature with slack': slack(whole),
      'a signature of the header': withMac(mac(header)),
      'a signature of the claims': withMac(mac(payload)),
      'a signature of nothing': withMac(mac('')),
      'a signature of the text with a line end': withMac(mac(`${text}\n`)),
      'a signature of the signature': withMac(mac(encode(own))),
      'a hash without a key': withMac(createHash('sha256').update(text).digest()),
      'a hash with the key before it': withMac(
        createHash('sha256')
          .update(secret + text)
          .digest(),
      ),
      'SHA-512, cut off': withMac(mac(text, secret, 'sha512').subarray(0, 32)),
      'SHA-384, cut off': withMac(mac(text, secret, 'sha384').subarray(0, 32)),
      'SHA-512': signed(text, secret, 'sha512'),
      'SHA-1': signed(text, secret, 'sha1'),
      ...named(Object.entries(keys).map(([how, key]) => [`the key ${how}`, signed(text, key)])),
      ...named(
        Object.entries(otherHeaders).map(([how, value]) => [`a header with ${how}`, headed(value)]),
      ),
      ...named(
        spellings.map((spelled) => [
          `spelled ${spelled.replace(header, 'H').replace(payload, 'P')}`,
          signed(spelled),
        ]),
      ),
      'as JSON': `Bearer ${JSON.stringify(jws)}`,
      'as JSON with a list': `Bearer ${JSON.stringify({ payload, signatures: [jws] })}`,
      'without a scheme': whole.slice('Bearer '.length),
      'with the scheme in small letters': whole.replace('Bearer', 'bearer'),
      'with the scheme twice': `Bearer ${whole}`,
      'with a tab': whole.replace(' ', '\t'),
      'in quotes': whole.replace(/Bearer (.*)/, 'Bearer "$1"'),
      'behind another': `Bearer a.b.c, ${whole}`,
      'before another': `${whole}, Bearer a.b.c`,
      'with a parameter': `${whole};alg=HS256`,
    },
  };
}
