/** The part of the settings that can be better or worse. */
export interface Warned {
  readonly mode: 'demo' | 'live';
  readonly application: { readonly signatureSecrets: readonly string[] };
  readonly trustProxy?: readonly string[];
}

/** What a live start puts up with, but had better not: codes for the log. */
export function liveWarnings({ mode, application, trustProxy = [] }: Warned): string[] {
  if (mode === 'demo') return [];
  // RFC 7518 3.2 wants a key as long as the hash.
  const short = application.signatureSecrets.some(({ length }) => length < 32);
  return [
    ...(short ? ['signature-secret-short'] : []),
    // Behind a proxy, all browsers then seem to be one and share one limit.
    ...(trustProxy.length === 0 ? ['trust-proxy-unset'] : []),
  ];
}
