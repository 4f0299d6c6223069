import type { Clock } from '../../clock.ts';
import type { VoiceClient } from '../voice-client.ts';
import type { FakeConnection, FakeMediaWindow } from './fake-media.ts';

/** A call as the service has it. */
export interface FakeSdkCall {
  readonly hangUps: number;
}

/** A voice SDK that does what a test says: what can be said of both. */
export interface FakeSdk {
  /** What it calls what it is asked. */
  readonly names: { readonly dial: string; readonly hangUp: string; readonly mute: string };
  /** Every sign-in there was, and whether it is over. */
  readonly signIns: readonly { readonly over: boolean; readonly logouts: number }[];
  /** Whom it was asked to call. */
  readonly dialed: readonly string[];
  /** What it opened for that, and made of it. */
  readonly streams: readonly unknown[];
  readonly connections: readonly FakeConnection[];
  readonly calls: readonly FakeSdkCall[];
  readonly muted: readonly boolean[];
  /** What the next of these do; by default they succeed at once. */
  onSignIn: () => Promise<void>;
  onToken: () => Promise<void>;
  onDial: () => Promise<void>;
  onHangUp: () => Promise<void>;
  onMute: () => Promise<void>;
  onLogOut: () => Promise<void>;
  /** The connection breaks. */
  lose(): void;
  /** Tells of a call what is true of it, as the SDK tells it. */
  tell(call: FakeSdkCall, what: 'ringing' | 'answered' | 'over'): void;
  /** The other side is heard. */
  sound(stream: MediaStream): void;
}

export interface FakeBrowser {
  readonly clock: Clock;
  readonly window: FakeMediaWindow;
}

/** Makes the adapter under test and the SDK it stands on. */
export type WithFakeSdk = (browser: FakeBrowser) => { voice: VoiceClient; sdk: FakeSdk };
