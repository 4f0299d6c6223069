import type { RequestHandler } from 'express';

export interface PageHeaderDependencies {
  /** Where the voice SDK connects to, http(s). */
  readonly socketUrl: string;
  readonly apiUrl: string;
}

/** A year, as browsers want it before they take it for good. */
const onlyHttps: readonly [string, string] = [
  'Strict-Transport-Security',
  'max-age=31536000; includeSubDomains',
];

/** What every answer to a browser carries: what is no page runs nothing and stands in no frame. */
export function commonHeaders({ mode }: { readonly mode: 'demo' | 'live' }): RequestHandler {
  const headers = new Map([
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    ...(mode === 'live' ? [onlyHttps] : []),
  ]);
  return (_req, res, next) => {
    res.setHeaders(headers);
    next();
  };
}

/** What the page may use of the browser. */
const permissions = [
  'microphone=(self)',
  'autoplay=(self)',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
].join(', ');

/** Headers of the page itself; `nonce` is what lets the framework's own style elements in. */
export function pageHeaders(voice: PageHeaderDependencies): (nonce: string) => [string, string][] {
  const connect = new Set(["'self'", ...withSocket(voice.socketUrl), origin(voice.apiUrl)]);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${[...connect].join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');
  return (nonce) => [
    ['Content-Security-Policy', `${policy}; style-src 'self' 'nonce-${nonce}'`],
    ['Permissions-Policy', permissions],
  ];
}

function origin(url: string): string {
  return new URL(url).origin;
}

/** The SDK asks over http first and then opens a web socket at the same place. */
function withSocket(url: string): string[] {
  const http = origin(url);
  return [http, http.replace(/^http/, 'ws')];
}
