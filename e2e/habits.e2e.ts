import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letsIn } from './caller.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('a click on a name', (start) => {
  let whole: Whole;
  let pad: Pad;
  /** Of somebody else, who is patient: his phone rings for 45 s, while other things are tried. */
  let patient: Pad;
  const answers: string[] = [];

  beforeAll(async () => {
    whole = await start();
    whole.hotline.writeContacts(withUser('ann', whole.hotline));
    await letsIn(whole.hotline, 'ann');
    patient = await openPad(await whole.browser.newPage(), whole.hotline, 'ann');
    await patient.call('greeta');
    const page = await whole.browser.newPage();
    page.on('response', (response) => {
      if (!response.url().startsWith(whole.hotline.url)) return;
      void response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
    });
    pad = await openPad(page, whole.hotline);
  });

  afterAll(() => whole.close());

  it('goes from red through amber to green when the phone is answered, and back to red', async () => {
    await pad.call('bob');
    expect(await pad.words('bob')).toMatch(/calling/i);
    await pad.shows('bob', 'ringing');
    expect(await pad.words('bob')).toMatch(/ringing/i);
    await pad.shows('bob', 'answered');
    expect(await pad.words('bob')).toMatch(/on call/i);
    await pad.endCall();
    await pad.shows('bob', 'ended');
    expect(await pad.words('bob')).toMatch(/ended/i);
    expect(await pad.reason('bob')).toBe('completed');
  });

  it('never tells the browser a number', () => {
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.join('\n')).toContain('Bob');
    expect(answers.join('\n')).not.toContain('7700900001');
  });

  it('says busy', async () => {
    await pad.call('alice');
    await pad.shows('alice', 'ended');
    expect(await pad.reason('alice')).toBe('busy');
    expect(await pad.words('alice')).toMatch(/busy/i);
  });

  it('says who did not take the call', async () => {
    await pad.call('sue');
    await pad.shows('sue', 'ringing');
    await pad.shows('sue', 'ended');
    expect(await pad.reason('sue')).toBe('declined');
    expect(await pad.words('sue')).toMatch(/didn.t take the call/i);
  });

  it('says that a voicemail greeting answered', async () => {
    await pad.call('tom');
    await pad.shows('tom', 'answered');
    await pad.page.locator('[data-contact=tom]', { hasText: 'Voicemail' }).waitFor();
    await pad.press('tom');
    await pad.shows('tom', 'ended');
    expect(await pad.words('tom')).toMatch(/voicemail/i);
  });

  it('says that nobody answered after 45 s of ringing', async () => {
    await patient.shows('greeta', 'ended', 55_000);
    expect(await patient.reason('greeta')).toBe('no-answer');
    expect(await patient.words('greeta')).toMatch(/no answer after 4\d s/i);
  }, 90_000);

  it.each([
    ['447700900006', 'number-problem', /number doesn.t work/i],
    ['447700900007', 'unreachable', /out of reach/i],
  ])('says what is wrong with %s', async (number, reason, words) => {
    const title = `At his ${reason}`;
    whole.hotline.writeContacts([{ name: 'Bob', title, number: `+${number}` }]);
    await pad.page.locator('[data-contact=bob]', { hasText: title }).waitFor();
    await pad.call('bob');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe(reason);
    expect(await pad.words('bob')).toMatch(words);
  });
});

/** The people of contacts.json, with one more who may call. */
function withUser(name: string, { folder }: Whole['hotline']): object[] {
  const people = JSON.parse(readFileSync(join(folder, 'contacts.json'), 'utf8')) as object[];
  return [...people, { name: 'Zoe', number: '+447700900011', users: [name] }];
}
