import type { MicrophoneProblem } from './microphone.ts';

/** What a person can do about a missing microphone. */
export const microphoneWords: Readonly<Record<MicrophoneProblem, string>> = {
  insecure:
    'This page must be opened with https (or on localhost) before the browser will share the microphone.',
  unsupported: 'This browser can’t share a microphone. Open Hotline in a current browser.',
  missing: 'No microphone found. Plug one in; we’ll notice.',
  denied:
    'Your browser is blocking the microphone. Click the lock icon beside the address, allow the microphone, then Try again.',
  'in-use': 'Another program is using the microphone. Close it there, then Try again.',
  unanswered: 'Your browser is still asking about the microphone. Allow it, then Try again.',
};
