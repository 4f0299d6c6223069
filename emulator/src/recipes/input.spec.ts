import { createTestPlatform, hotline } from '../testing/test-platform.ts';
import { phones } from '../test-library/phones.ts';

interface Input {
  readonly dtmf: { readonly digits: string | null; readonly timed_out: boolean };
  readonly speech: { readonly results?: readonly { readonly text: string }[] };
}

const eventUrl = ['http://127.0.0.1:1/webhooks/input'];
const talk = (text: string, options: object = {}) => ({ action: 'talk', text, ...options });
const prompt = (text: string) => talk(text, { bargeIn: true });
const keys = (dtmf: object) => ({ action: 'input', type: ['dtmf'], dtmf, eventUrl });
const wait = { action: 'wait', timeout: 30 };

/** A server that answers calls with `start`, and each input with what `next` says. */
function serve(start: readonly object[], next: (input: Input) => readonly object[] | undefined) {
  const test = createTestPlatform();
  test.webhooks.reply({ ok: true, body: start });
  test.webhooks.adviseBy(({ payload }) => ({
    ok: true,
    body: 'dtmf' in payload ? next(payload as unknown as Input) : undefined,
  }));
  const book = { Hotline: hotline, Ann: '447700900018', Bob: '447700900028' };
  return { ...test, phone: phones(test, book, { within: 30_000 }) };
}

describe('a menu by keys', () => {
  const menu = [prompt('Press 1 for sales, 2 for support.'), keys({ maxDigits: 1 })];
  const branches: Readonly<Record<string, readonly object[]>> = {
    1: [talk('This is sales.'), wait],
    2: [talk('This is support.'), wait],
  };
  const server = () => {
    let wrong = 0;
    return serve(menu, ({ dtmf: { digits } }) => {
      const branch = branches[digits ?? ''];
      if (branch) return branch;
      wrong += 1;
      return wrong < 3 ? [prompt('That is not on the menu.'), ...menu] : [talk('Goodbye.')];
    });
  };

  it('goes where the key says', async () => {
    const { phone } = server();
    await phone('Ann')
      .dials('Hotline')
      .hears('Press 1')
      .presses('2')
      .hears('This is support.')
      .hangsUp();
  });

  it('is said again after a wrong key, and given up after the third', async () => {
    const { phone } = server();
    await phone('Ann')
      .dials('Hotline')
      .hears('Press 1')
      .presses('9')
      .hears('not on the menu')
      .hears('Press 1')
      .presses('#')
      .hears('not on the menu')
      .waits(10_000)
      .hears('Goodbye.')
      .isHungUp();
  });
});

describe('a menu by speech', () => {
  const menu = [
    prompt('Say sales, or support, or press 1 or 2.'),
    {
      ...{ action: 'input', type: ['speech', 'dtmf'], dtmf: { maxDigits: 1 }, eventUrl },
      speech: { context: ['sales', 'support'], endOnSilence: 1, language: 'en-GB' },
    },
  ];
  const server = () =>
    serve(menu, ({ speech, dtmf }) => {
      const wanted = dtmf.digits === '1' ? 'sales' : speech.results?.[0]?.text;
      return wanted === 'sales' ? [talk('This is sales.'), wait] : [talk('Sorry?'), ...menu];
    });

  it('goes where the word says, though it was not waited for', async () => {
    const { phone } = server();
    await phone('Ann')
      .dials('Hotline')
      .hears('Say sales')
      .says('Sales.')
      .hears('This is sales.')
      .hangsUp();
  });

  it('asks again after a word that it does not know, and after silence, and knows keys', async () => {
    const { phone } = server();
    await phone('Ann')
      .dials('Hotline')
      .hears('Say sales')
      .says('The manager!')
      .hears('Sorry?')
      .waits(10_000)
      .hears('Sorry?')
      .hears('Say sales')
      .presses('1')
      .hears('This is sales.')
      .hangsUp();
  });
});

describe('a conference behind a PIN of four digits', () => {
  const ask = [
    prompt('Please enter a pin code to join the session.'),
    keys({ maxDigits: 4, timeOut: 10 }),
  ];
  const server = () =>
    serve(ask, ({ dtmf: { digits } }) =>
      digits === '4711'
        ? [talk('Welcome.'), { action: 'conversation', name: 'board' }]
        : [talk('There is no such session.'), ...ask],
    );

  it('lets in who knows it, after another try', async () => {
    const { phone, platform } = server();
    await phone('Ann')
      .dials('Hotline')
      .hears('pin code')
      .presses('4712')
      .hears('no such session')
      .hears('pin code')
      .presses('4711')
      .hears('Welcome.')
      .waits(2000);
    await phone('Bob')
      .dials('Hotline')
      .hears('pin code')
      .presses('4711')
      .hears('Welcome.')
      .waits(2000);
    const [bob, ann] = platform.snapshot().calls;
    expect(bob!.conversation).toBe(ann!.conversation);
    await phone('Ann').hangsUp();
    await phone('Bob').hangsUp();
  });
});

describe('a message that is to be confirmed', () => {
  it('knows who pressed 1, and who did not', async () => {
    const confirmed: (string | null)[] = [];
    const { phone } = serve(
      [talk('All hands at noon.'), prompt('Press 1 to confirm.'), keys({ maxDigits: 1 })],
      ({ dtmf: { digits } }) => {
        confirmed.push(digits);
        return digits === '1' ? [talk('Thank you.')] : undefined;
      },
    );
    await phone('Ann')
      .dials('Hotline')
      .hears('Press 1')
      .presses('1')
      .hears('Thank you.')
      .isHungUp();
    await phone('Bob').dials('Hotline').hears('Press 1').isHungUp();
    expect(confirmed).toEqual(['1', '']);
  });
});
