import type { Env } from './env.ts';

/** Where Vonage has its data centres: calls are quickest, and stay, in the one that is near. */
export const regions: readonly string[] = ['us', 'eu', 'ap'];

/** Where browser and server find the platform: of the region, unless named on their own, as for the emulator. */
export function platformUrls(env: Env): { readonly socketUrl: string; readonly apiUrl: string } {
  const region = env.VONAGE_REGION ?? 'us';
  return {
    socketUrl: bare(env.VONAGE_SOCKET_URL ?? `https://ws-${region}.vonage.com`),
    apiUrl: bare(env.VONAGE_API_URL ?? `https://api-${region}.vonage.com`),
  };
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}
