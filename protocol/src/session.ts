import { z } from 'zod';

/** Body of `POST /api/session`. */
export const signIn = z.object({ username: z.string().trim().min(1).max(64) });

/** Answer of `POST` and `GET /api/session`. */
export interface Session {
  readonly username: string;
  /** Sees what goes wrong, and everybody's calls. */
  readonly admin: boolean;
}

/** The SDKs of the platform that a browser can call with. */
export type VoiceSdk = 'nexmo-client' | 'client-sdk';

/** Answer of `GET /api/settings`: where the browser's voice SDK finds the platform. */
export interface Settings {
  /** "demo": the emulator stands in for the platform, and no real phone can ring. */
  readonly mode: 'demo' | 'live';
  readonly voice: {
    readonly sdk: VoiceSdk;
    /** Base URL of the SDK's socket, http(s). */
    readonly socketUrl: string;
    /** Base URL of the SDK's REST calls, no slash at the end. */
    readonly apiUrl: string;
  };
  /** Where the simulated phones can be picked up; only in a demo. */
  readonly phonesUrl?: string;
}

/** Every error our own routes answer with. */
export interface ApiError {
  /** Stable, kebab-case: for programs. */
  readonly code: string;
  /** What went wrong and what to do: for people. */
  readonly message: string;
}
