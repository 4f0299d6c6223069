import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { liveUrl } from './browser.ts';

/** What of a ceremony a test spoils. */
export interface Spoiling {
  readonly origin?: string;
  readonly rpId?: string;
  /** The person did not prove to be there with finger, face or PIN. */
  readonly unverified?: boolean;
  readonly counter?: number;
  /** Another device signs. */
  readonly key?: KeyObject;
  readonly userHandle?: string;
}

interface Question {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** A device with one passkey, in software. */
export function createSoftPasskey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const names = { id: id.toString('base64url'), rawId: id.toString('base64url') };
  let handle = 'AAAA';
  let counter = 0;

  function clientData(type: string, { challenge }: Question, { origin = liveUrl }: Spoiling) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  function head(flags: number, { rpId = 'hotline.example', unverified, ...spoilt }: Spoiling) {
    const bytes = Buffer.alloc(37);
    createHash('sha256').update(rpId).digest().copy(bytes);
    bytes[32] = flags | 0x01 | (unverified === true ? 0 : 0x04);
    bytes.writeUInt32BE(spoilt.counter ?? (counter += 1), 33);
    return bytes;
  }

  /** COSE: EC2, ES256, P-256. */
  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [fields, beforeY] = [
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from('225820', 'hex'),
    ];
    return Buffer.concat([
      fields,
      Buffer.from(x, 'base64url'),
      beforeY,
      Buffer.from(y, 'base64url'),
    ]);
  }

  return {
    id: names.id,
    /** What a browser answers that was asked for a new passkey. */
    register: (asked: unknown, spoiling: Spoiling = {}) => {
      const question = asked as Question;
      handle = question.user?.id ?? '';
      const credential = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey(),
      ]);
      const data = Buffer.concat([head(0x40, spoiling), credential]);
      const cbor = Buffer.from(`\u00a3cfmtdnonegattStmt\u00a0hauthData\u0059`, 'latin1');
      const length = Buffer.from([data.length >> 8, data.length & 255]);
      const object = Buffer.concat([cbor, length, data]);
      return {
        ...names,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', question, spoiling).toString('base64url'),
          attestationObject: object.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** What a browser answers that was asked for a passkey. */
    answer: (asked: unknown, spoiling: Spoiling = {}) => {
      const json = clientData('webauthn.get', asked as Question, spoiling);
      const data = head(0, spoiling);
      const signed = Buffer.concat([data, createHash('sha256').update(json).digest()]);
      return {
        ...names,
        type: 'public-key',
        response: {
          clientDataJSON: json.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, spoiling.key ?? privateKey).toString('base64url'),
          userHandle: spoiling.userHandle ?? handle,
        },
      };
    },
  };
}

export type SoftPasskey = ReturnType<typeof createSoftPasskey>;
