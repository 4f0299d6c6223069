import { z } from 'zod';

/** What goes wrong on purpose between the platform and the SDKs in browsers. */
export const someSdkFaults = z.object({
  /** What becomes of a browser that signs in, or comes back. Silent: it is told nothing. */
  sdkLogin: z
    .enum([
      ...(['none', 'silent', 'unreachable', 'invalid-token', 'expired-token'] as const),
      ...(['invalid-user', 'invalid-session', 'max-sessions', 'permission'] as const),
    ])
    .exactOptional(),
  /** Of every request by REST: 503, 500, 403, 401, or a 400 that is no JSON. */
  sdkRest: z
    .enum(['none', 'unavailable', 'failing', 'refused', 'unauthorized', 'wrong-type'])
    .exactOptional(),
  /** Of the leg that a call begins with: 400, or an answer that is no SDP. */
  sdkLegs: z.enum(['none', 'refused', 'unusable']).exactOptional(),
  /** Of the call that is asked for: 403, nothing that follows, or the end before it has joined. */
  sdkKnock: z.enum(['none', 'refused', 'silent', 'hang-up']).exactOptional(),
  /** Milliseconds until the browser that calls is let in. */
  sdkDelayJoin: z.int().min(0).max(60_000).exactOptional(),
  /** Of sound that is brought back: 400, 503, or no answer to the offer. */
  sdkReconnect: z.enum(['none', 'refused', 'unavailable', 'silent']).exactOptional(),
});

export type SdkFaults = Required<z.infer<typeof someSdkFaults>>;

export const goodSdk: SdkFaults = {
  sdkLogin: 'none',
  sdkRest: 'none',
  sdkLegs: 'none',
  sdkKnock: 'none',
  sdkDelayJoin: 0,
  sdkReconnect: 'none',
};
