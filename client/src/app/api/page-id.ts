import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** The name of this page load, a UUID: the server ties a call to the page that holds its sound. */
export const PAGE_ID = new InjectionToken<string>('page id', {
  providedIn: 'root',
  factory: () => newPageId(inject(DOCUMENT).defaultView?.crypto ?? crypto),
});

/** Made by hand where the page is not secure: there the browser has no `randomUUID`. */
export function newPageId(source: Pick<Crypto, 'getRandomValues'> & Partial<Crypto>): string {
  if (source.randomUUID) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[(bytes[8] ?? 0) % 4] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
