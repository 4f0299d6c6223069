import { openBrowser, type OpenedBrowser } from './browser.ts';
import { startHotline, type Hotline } from './hotline.ts';

/** A running Hotline and a browser to try it with. */
export interface Whole {
  readonly hotline: Hotline;
  readonly browser: Pick<OpenedBrowser, 'newPage'>;
  close(): Promise<void>;
}

/** Starts both; when one fails, nothing stays behind. */
export async function startWhole(env: Record<string, string> = {}): Promise<Whole> {
  const opened = new AsyncDisposableStack();
  try {
    const hotline = opened.adopt(await startHotline(env), (each) => each.stop());
    const browser = opened.adopt(await openBrowser(), (each) => each.close());
    return { hotline, browser, close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
