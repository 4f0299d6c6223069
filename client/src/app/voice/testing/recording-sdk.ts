import type { FakeConnection } from './fake-media.ts';
import type { FakeBrowser } from './fake-sdk.ts';

/** What either fake SDK remembers, and does by default: succeed at once. */
export class RecordingSdk<SignIn, Call> {
  readonly signIns: SignIn[] = [];
  readonly dialed: string[] = [];
  readonly streams: unknown[] = [];
  readonly connections: FakeConnection[] = [];
  readonly calls: Call[] = [];
  readonly muted: boolean[] = [];
  readonly tokens: string[] = [];
  onSignIn = (): Promise<void> => Promise.resolve();
  onToken = (): Promise<void> => Promise.resolve();
  onDial = (): Promise<void> => Promise.resolve();
  onHangUp = (): Promise<void> => Promise.resolve();
  onMute = (): Promise<void> => Promise.resolve();
  onLogOut = (): Promise<void> => Promise.resolve();
  readonly browser: FakeBrowser;

  constructor(browser: FakeBrowser) {
    this.browser = browser;
  }

  get client(): SignIn {
    return this.signIns.at(-1)!;
  }
}
