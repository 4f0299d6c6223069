import { connectTo, hotline } from '../testing/test-platform.ts';
import { phones } from './phones.ts';
import type { Where } from './phones.ts';

export interface TestEmulator {
  readonly where: Where;
  /** What the application answers calls with from now on. */
  readonly answer: (ncco: readonly object[]) => void;
  readonly stop: () => Promise<void>;
}

const book = {
  Hotline: hotline,
  Ann: '447700900018',
  Bob: '447700900010',
  Alice: '447700900002',
};
const talk = (text: string): object => ({ action: 'talk', text });
const onAndOn = { action: 'talk', text: 'On and on.', loop: 0 };
const transferTo = (number: string) => [talk('Transferring your call now.'), connectTo(number)];

/** What scripts of phones promise, wherever the phones are. */
export function describePhones(name: string, start: () => Promise<TestEmulator>): void {
  describe(`the script of a phone, ${name}`, () => {
    let emulator: TestEmulator;
    let phone: ReturnType<typeof phones>;

    beforeEach(async () => {
      emulator = await start();
      phone = phones(emulator.where, book, { within: 4000 });
    });

    afterEach(() => emulator.stop());

    /** What a script that fails says. */
    async function fault(script: PromiseLike<void>): Promise<string> {
      try {
        await script;
      } catch (error) {
        return (error as Error).stack ?? '';
      }
      throw new Error('The script did not fail.');
    }

    it('answers a call, speaks, presses a key and hangs up', async () => {
      emulator.answer(transferTo(book.Bob));
      await Promise.all([
        phone('Ann').dials('Hotline').hears('Transferring').hearsTone('ringback').isHungUp(),
        phone('Bob')
          .expectCall()
          .from('Hotline')
          .hears(/Transferring/)
          .answers()
          .says('Hello')
          .presses('1')
          .hangsUp()
          .endsWith('completed'),
      ]);
    });

    it('hears in order, each word once', async () => {
      emulator.answer([talk('One.'), talk('Two.'), onAndOn]);
      const ann = phone('Ann');
      await ann.dials('Hotline').hears('One.').hears('Two.').hangsUp();
      expect(await fault(phone('Ann').hears('One.'))).toContain(
        'Ann (447700900018) was to hear “One.”, but heard nothing; its call was over: completed.',
      );
    });

    it('declines, after which the next call is another', async () => {
      emulator.answer([connectTo(book.Bob), connectTo(book.Bob)]);
      await phone('Ann').dials('Hotline');
      await phone('Bob').expectCall().rings().declines().endsWith('rejected');
      await phone('Bob').expectCall().answers(100);
      await phone('Ann').hangsUp();
      await phone('Bob').isHungUp();
    });

    it('sees a phone do what its habit is', async () => {
      emulator.answer([connectTo(book.Alice)]);
      await phone('Ann').dials('Hotline');
      await phone('Alice').expectCall().endsWith('busy');
    });

    it('says what it expected, what came instead, and all that happened', async () => {
      emulator.answer([talk('Nobody is here.')]);
      const told = await fault(
        phone('Ann')
          .dials('Hotline')
          .hears(/Transferring/),
      );
      expect(told).toMatch(
        /^ScriptError: Ann \(447700900018\) was to hear \/Transferring\/, but heard “Nobody is here\.”; its call was over: completed\.$/m,
      );
      expect(told).toMatch(/^ +0\.\d\d s {2}Ann calls Hotline$/m);
      expect(told).toMatch(/^ +\d\.\d\d s {2}Ann hears “Nobody is here\.”$/m);
      expect(told).toMatch(/^ +\d\.\d\d s {2}event answered of Ann: POST http:.*: taken$/m);
      expect(told).toMatch(/^ +\d\.\d\d s {2}Ann is over: completed$/m);
    });

    it('blames its own line', async () => {
      const [first] = (await fault(phone('Ann').hangsUp())).split('\n').slice(2);
      expect(first).toContain('phones.contract.ts');
    });

    it('waits for what does not come, and no longer', async () => {
      const told = await fault(phone('Bob').expectCall({ within: 100 }));
      expect(told).toMatch(
        /Bob \(447700900010\) was to be called within 0\.1 s, but nobody called\./,
      );
      expect(told).toContain('Nothing has happened on the platform.');
    });

    it('sees through a call that is not as wanted', async () => {
      emulator.answer([connectTo(book.Bob)]);
      await phone('Ann').dials('Hotline');
      expect(await fault(phone('Bob').expectCall().from('Alice'))).toContain(
        'from Alice, but its display shows 447700900099.',
      );
      await phone('Ann').hangsUp();
      expect(await fault(phone('Bob').endsWith('completed'))).toContain('it ended with cancelled.');
    });

    it('cannot dial a number that nobody has', async () => {
      expect(await fault(phone('Ann').dials('+447700900077'))).toContain(
        'dial +447700900077, but no application has that number.',
      );
      expect(await fault(phone('Ann').hangsUp())).toContain('hang up, but it is in no call.');
    });
  });
}
