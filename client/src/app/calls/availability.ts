/** Whether a tile that has no call of its own can start one, and if not, why. */
export type Availability =
  | { readonly kind: 'free' | 'connecting' | 'lost' | 'offline' | 'away' }
  | { readonly kind: 'on-call'; readonly withName: string };

/** What to tell who tries a tile that cannot be used now; null when it can. */
export function refusal(availability: Availability, name: string): string | null {
  switch (availability.kind) {
    case 'free':
      return null;
    case 'connecting':
      return `Getting ready. ${name} can be called in a moment.`;
    case 'lost':
      return 'Signed out of the phone service. Reconnecting…';
    case 'offline':
      return 'You’re offline. Reconnecting…';
    case 'away':
      return `Hotline can’t reach its call log. ${name} can be called once it is back.`;
    case 'on-call':
      return `You’re on a call with ${availability.withName}. End it to call ${name}.`;
  }
}
