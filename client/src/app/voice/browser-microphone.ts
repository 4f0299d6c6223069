import { DOCUMENT, inject, Injectable } from '@angular/core';
import { Microphone, MicrophoneFault, type MicrophoneProblem } from './microphone.ts';

/** What the browser calls its refusals. */
const problems: Readonly<Record<string, MicrophoneProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What of the browser the microphone depends on; older browsers and plain http lack parts of it. */
export interface MicrophoneWindow {
  readonly isSecureContext: boolean;
  readonly navigator: {
    readonly mediaDevices?: Pick<
      MediaDevices,
      'getUserMedia' | 'addEventListener' | 'removeEventListener'
    >;
    readonly permissions?: Pick<Permissions, 'query'>;
  };
}

/** The microphone that the browser offers. */
@Injectable()
export class BrowserMicrophone extends Microphone {
  private readonly window: MicrophoneWindow | null = inject(DOCUMENT).defaultView;

  override async open(): Promise<MediaStream> {
    if (this.window?.isSecureContext !== true) throw new MicrophoneFault('insecure');
    const devices = this.window.navigator.mediaDevices;
    if (devices === undefined) throw new MicrophoneFault('unsupported');
    try {
      return await devices.getUserMedia({ audio: true, video: false });
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : '';
      throw new MicrophoneFault(problems[name] ?? 'in-use', { cause });
    }
  }

  override watch(changed: () => void): () => void {
    const ended = new AbortController();
    const options = { signal: ended.signal };
    this.window?.navigator.mediaDevices?.addEventListener('devicechange', changed, options);
    // Not every browser can be asked about the microphone; those tell nothing, and that is enough.
    void this.window?.navigator.permissions?.query({ name: 'microphone' }).then(
      (permission) => {
        permission.addEventListener('change', changed, options);
      },
      () => undefined,
    );
    return () => {
      ended.abort();
    };
  }
}
