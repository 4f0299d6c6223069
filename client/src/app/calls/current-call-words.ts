import type { LiveCall } from '@hotline/protocol/call';
import { clockTime } from './duration.ts';

/** What the call bar says of the call that is up. */
export function currentCallWords(call: LiveCall, name: string): string {
  switch (call.status) {
    case 'dialing':
      return `Calling ${name}…`;
    case 'ringing':
      return `Ringing ${name}…`;
    case 'answered':
      return call.voicemail ? `${name}’s voicemail` : `On call with ${name}`;
  }
}

/** How long the call has been ringing or talking; null before it rings. */
export function runningTime(call: LiveCall, now: number): string | null {
  const since = call.answeredAt ?? call.ringingAt;
  return since === undefined ? null : clockTime(now - since);
}

/** The page's title, which shows the call also when another tab is in front; null while there is none. */
export function pageTitle(call: LiveCall | null, name: string, now: number): string | null {
  if (!call) return null;
  const time = runningTime(call, now) ?? '';
  const state = call.status === 'answered' ? `● ${time} ${name}` : currentCallWords(call, name);
  return `${state} – Hotline`;
}
