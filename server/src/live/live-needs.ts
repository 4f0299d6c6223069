import { isIP } from 'node:net';
import type { Env } from './env.ts';
import { regions } from './platform-urls.ts';
import { printsKeys } from './prints-keys.ts';

/** A variable of a live start: what it may be, and what to do when it is something else. */
interface Need {
  readonly name: string;
  /** Whether it will do; what is not set is an empty text. */
  readonly good: (text: string) => boolean;
  readonly advice: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const unsetOr = (good: (text: string) => boolean) => (text: string) => text === '' || good(text);

/** All that must be right before real phones can ring, in the order in which it is told. */
export const liveNeeds: readonly Need[] = [
  {
    name: 'VONAGE_APPLICATION_ID',
    good: (text) => uuid.test(text),
    advice: 'Write the id of your voice application.',
  },
  {
    name: 'VONAGE_APPLICATION_PRIVATE_KEY',
    good: (text) => text !== '',
    advice: 'Write the path of the application’s key into VONAGE_APPLICATION_PRIVATE_KEY_PATH.',
  },
  {
    name: 'VONAGE_API_KEY',
    good: (text) => /^[\w-]{1,64}$/.test(text),
    advice: 'Write the API key of your account: webhooks of other accounts are refused.',
  },
  {
    name: 'VONAGE_SIGNATURE_SECRET',
    good: (text) => text.length >= 16,
    advice: 'Write the signature secret of your account, 16 characters or, better, 32 and more.',
  },
  {
    name: 'VONAGE_SIGNATURE_SECRET_OLD',
    good: unsetOr((text) => text.length >= 16),
    advice: 'Write the signature secret of before, 16 characters or more, or unset it.',
  },
  {
    name: 'VONAGE_NUMBER',
    good: (text) => text !== '',
    advice: 'Write the number that people are called from, country code first, digits only.',
  },
  {
    name: 'PUBLIC_URL',
    good: isOrigin,
    advice: 'Write where browsers and Vonage reach Hotline, such as https://hotline.example.com.',
  },
  {
    name: 'DEBUG',
    good: (text) => !printsKeys(text),
    advice: 'It would print the private key: unset it.',
  },
  {
    name: 'VONAGE_REGION',
    good: unsetOr((text) => regions.includes(text)),
    advice: `Write ${regions.join(', ')}, or unset it.`,
  },
  ...['VONAGE_API_URL', 'VONAGE_SOCKET_URL'].map((name) => ({
    name,
    good: unsetOr(isPlatformUrl),
    advice: 'Unset it; only a platform on this very machine may be without https.',
  })),
  {
    name: 'TRUST_PROXY',
    good: unsetOr((text) => text.split(',').every((address) => isIP(address.trim()) !== 0)),
    advice: 'Write the addresses of your proxies, such as 127.0.0.1, with commas between them.',
  },
];

/** The first thing that is not as it must be, in one line; undefined when all is. */
export function unmetNeed(env: Env): string | undefined {
  const unmet = liveNeeds.find(({ name, good }) => !good(env[name] ?? ''));
  if (unmet === undefined) return undefined;
  const { name, advice } = unmet;
  return `${name} is ${env[name] === undefined || env[name] === '' ? 'missing' : 'not usable'} for a live start. ${advice}`;
}

/** The whole of an https address: Hotline stands at its root. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.href === `${url.origin}/`;
}

function isPlatformUrl(text: string): boolean {
  const url = URL.parse(text);
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && here);
}
