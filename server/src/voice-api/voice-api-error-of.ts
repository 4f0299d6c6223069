import { VoiceApiError, type VoiceApiFault } from './voice-api.ts';

/** Statuses with a meaning of their own; any other is the platform's fault. */
const faults = new Map<number, VoiceApiFault>([
  // By definition 404; in practice a leg that is over is answered with 400.
  [400, 'leg-gone'],
  [404, 'leg-gone'],
  [401, 'not-authorised'],
  [403, 'not-authorised'],
  [429, 'throttled'],
]);

/** What an error of the SDK, or of the network beneath it, means. */
export function voiceApiErrorOf(error: unknown, now: number): VoiceApiError {
  if (error instanceof VoiceApiError) return error;
  const { name, response } = Object(error) as {
    readonly name?: unknown;
    readonly response?: unknown;
  };
  if (name === 'AbortError') return new VoiceApiError('too-slow', { cause: error });
  if (!(response instanceof Response)) return new VoiceApiError('unreachable', { cause: error });
  // The SDK's own error holds the request, and with that our token.
  const cause = new Error(`HTTP ${response.status}`);
  if (response.ok) return new VoiceApiError('answer-unreadable', { cause });
  const retryAfterMs = patience(response.headers.get('retry-after'), now);
  const code = faults.get(response.status) ?? 'platform-fault';
  return new VoiceApiError(code, { cause, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

/** `Retry-After`: seconds, or a date. */
function patience(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(milliseconds, 0);
}
