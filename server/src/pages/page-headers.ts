import type { RequestHandler } from 'express';

export interface PageHeaderDependencies {
  /** Where the voice SDK connects to, http(s). */
  readonly socketUrl: string;
  readonly apiUrl: string;
}

/** What every answer to a browser carries. */
export const commonHeaders: RequestHandler = (_req, res, next) => {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  next();
};

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
  ].join('; ');
  return (nonce) => [
    ['Content-Security-Policy', `${policy}; style-src 'self' 'nonce-${nonce}'`],
    ['Permissions-Policy', 'microphone=(self), autoplay=(self), camera=(), geolocation=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
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
