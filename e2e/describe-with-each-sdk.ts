import type { VoiceSdk } from '@hotline/protocol/session';
import { openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { startHotline } from './hotline.ts';
import { sdks } from './sdks.ts';
import type { Whole } from './whole.ts';

/** Starts a Hotline whose pages call with the SDK that the scenario is about, and gives it with the file's browser. */
export type StartWithSdk = () => Promise<Whole>;

/** The same scenario with each voice SDK, one after the other: nobody who uses the page can tell which it is. */
export function describeWithEachSdk(
  title: string,
  scenario: (start: StartWithSdk, sdk: VoiceSdk) => void,
): void {
  describeInBrowser(title, () => {
    let browser: OpenedBrowser;

    beforeAll(async () => {
      browser = await openBrowser();
    });

    afterAll(() => browser.close());

    describe.each(sdks)('with %s', (sdk) => {
      scenario(async () => {
        const hotline = await startHotline({ VOICE_SDK: sdk });
        const shared = browser.share();
        return {
          hotline,
          browser: shared,
          close: async () => {
            await shared.close();
            await hotline.stop();
          },
        };
      }, sdk);
    });
  });
}
