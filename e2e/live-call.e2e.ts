import { openBrowser, type OpenedBrowser } from './browser.ts';
import { findBrowser } from './find-browser.ts';
import { startLiveWhole } from './live-whole.ts';
import { nginxProgram } from './nginx.ts';
import { openPad } from './pad.ts';
import { sdks } from './sdks.ts';

const program = findBrowser() ? nginxProgram : undefined;
const [title, describeHere] =
  program === undefined
    ? (['skipped: it needs nginx and a browser', describe.skip] as const)
    : (['behind nginx', describe] as const);

describeHere(`a live Hotline, ${title}`, () => {
  let browser: OpenedBrowser;

  beforeAll(async () => {
    browser = await openBrowser(['--ignore-certificate-errors']);
  });

  afterAll(() => browser.close());

  it.each(sdks)(
    'with %s lets in by a setup link, carries a call, shows it to its admin, and stops calls at a word',
    async (sdk) => {
      await using opened = new AsyncDisposableStack();
      const live = opened.adopt(await startLiveWhole(program ?? '', { VOICE_SDK: sdk }), (each) =>
        each.stop(),
      );
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      const violations: string[] = [];
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) violations.push(line.text());
      });
      await page.goto(`${live.url}/setup#${live.hotline.setupToken}`);
      await page.getByLabel('Passphrase', { exact: true }).fill('nine purple ferries at dawn');
      await page.keyboard.press('Enter');
      await page.locator('[data-contact=bob]').waitFor();

      const pad = await openPad(page, live);
      await pad.call('bob');
      await pad.shows('bob', 'answered');
      await pad.endCall();
      await pad.shows('bob', 'ended');

      await page.getByRole('link', { name: 'Admin' }).click();
      await page.getByText('Spent today').waitFor();
      const calls = page.locator('app-calls-section');
      await calls.getByText('Bob').first().waitFor();
      const audit = page.locator('app-audit-section');
      await audit.getByText('alice').first().waitFor();
      await page.getByRole('button', { name: 'Switch all calls off' }).click();
      await page.getByText('Nobody can place a call').waitFor();
      await page.getByRole('link', { name: 'Back to your people' }).click();
      await pad.press('bob');
      await page.getByText('Calls are switched off for everybody').first().waitFor();
      expect(violations).toEqual([]);
      await page.context().close();
    },
  );
});
