import { captionOf, passagesOf } from './passages.ts';

const said = (inner: string) =>
  passagesOf(`<speak>${inner}</speak>`).map((one) =>
    one.kind === 'pause' ? one.milliseconds : one.text,
  );
const delivered = (inner: string) =>
  passagesOf(`<speak>${inner}</speak>`).flatMap((one) => (one.kind === 'words' ? one : []));

describe('text', () => {
  it.each([
    ['Hello.', 'Hello.'],
    ['a < b > c &amp; d', 'a < b > c &amp; d'],
    ['Hello <break time="2s"/> you <b>there</b>.', 'Hello you there.'],
    ['  Hello\n you\0. ', 'Hello you.'],
  ])('%j outside of speak is said as %j', (text, words) => {
    expect(passagesOf(text)).toEqual([
      { kind: 'words', text: words, rate: 1, pitch: 1, volume: 1 },
    ]);
    expect(passagesOf(`<speak>${words.replaceAll(/[<&]/g, '')}</speak>`)).toHaveLength(1);
  });

  it.each(['', ' ', '...', '<speak/>', '<speak><p></p></speak>', '<b></b>'])(
    '%j has nothing to say',
    (text) => {
      expect(passagesOf(text).filter(({ kind }) => kind === 'words')).toEqual([]);
    },
  );

  it.each([
    ['You &amp; I &lt;3 &#39;x&#x27; &quot;y&quot;', `You & I <3 'x' "y"`],
    ['a &bogus; &#0; &#x110000; b', 'a &bogus; &#0; &#x110000; b'],
  ])('%s in speak is %s', (inner, words) => {
    expect(said(inner)).toEqual([words]);
  });

  it('in speak may come after a declaration, and with comments', () => {
    const text = `<?xml version="1.0"?>\n<speak version="1.1">Hello <!-- <b>not</b> this -->you.</speak>`;
    expect(passagesOf(text)).toMatchObject([{ text: 'Hello you.' }]);
  });
});

describe('a break', () => {
  it.each([
    ['<break time="2s"/>', 2000],
    ['<break time="250ms"/>', 250],
    ['<break time=".5s" strength="none"/>', 500],
    ["<break time='1.5s'></break>", 1500],
    ['<break time="1h"/>', 400],
    ['<break time="60s"/>', 10_000],
    ['<break/>', 400],
    ['<break strength="weak"/>', 200],
    ['<break strength="x-strong"/>', 1000],
    ['<break strength="constructor"/>', 400],
    ['<break time="1s"/> <break time="2s"/>', 3000],
    ['<break time="10s"/>'.repeat(5000), 60_000],
  ])('%s lasts %i ms', (tag, milliseconds) => {
    expect(said(`One${tag}two`)).toEqual(['One', milliseconds, 'two']);
  });

  it('of no strength is none', () => {
    expect(said('One<break strength="none"/>two <break time="0s"/>three')).toHaveLength(1);
  });
});

it('paragraphs and sentences are followed by a rest', () => {
  expect(said('<p><s>One.</s><s>Two.</s></p><p>Three.</p>')).toEqual([
    ...['One.', 300, 'Two.', 900, 'Three.', 600],
  ]);
});

it('a substitute is said in place of what it stands for', () => {
  expect(said('The <sub alias="World Wide Web Consortium">W<b>3</b>C</sub>.')).toEqual([
    'The World Wide Web Consortium.',
  ]);
  expect(said('The <sub>W3C</sub>.')).toEqual(['The W3C.']);
});

describe('prosody', () => {
  it.each([
    ['rate="slow"', { rate: 0.75 }],
    ['rate="150%"', { rate: 1.5 }],
    ['rate="-20%"', { rate: 0.8 }],
    ['rate="5%"', { rate: 0.2 }],
    ['pitch="high"', { pitch: 1.2 }],
    ['pitch="-10%"', { pitch: 0.9 }],
    ['pitch="+12st"', { pitch: 2 }],
    ['volume="silent"', { volume: 0 }],
    ['volume="soft"', { volume: 0.5 }],
    ['volume="+6dB"', { volume: 10 ** 0.3 }],
    ['rate="constructor" pitch="" volume="louder"', {}],
    ['rate="fast" pitch="low" volume="loud"', { rate: 1.25, pitch: 0.85, volume: 1.4 }],
  ])('%s changes how it is said', (attributes, change) => {
    const [before, words, after] = delivered(`One <prosody ${attributes}>two</prosody> three`);
    const plain = { rate: 1, pitch: 1, volume: 1 };
    if (Object.keys(change).length === 0) {
      expect([before, words]).toMatchObject([{ text: 'One two three', ...plain }, undefined]);
      return;
    }
    expect([before, words, after]).toMatchObject([
      { text: 'One', ...plain },
      { text: 'two', ...plain, ...change },
      { text: 'three', ...plain },
    ]);
  });

  it('in prosody works on top of it', () => {
    const inner =
      '<prosody rate="80%">One <prosody rate="50%" volume="soft">two</prosody></prosody>';
    expect(delivered(inner)).toMatchObject([
      { rate: 0.8, volume: 1 },
      { rate: 0.4, volume: 0.5 },
    ]);
  });

  it('is what emphasis is made of', () => {
    const [strong, reduced] = delivered(
      '<emphasis level="strong">One</emphasis><emphasis level="reduced">two</emphasis>',
    );
    expect(strong!.rate).toBeLessThan(reduced!.rate);
    expect(strong!.volume).toBeGreaterThan(reduced!.volume);
  });
});

describe('tags', () => {
  it.each([
    ['<amazon:effect name="whispered">Hello</amazon:effect>', ['Hello']],
    ['<phoneme alphabet="ipa" ph="pɪˈkɑːn">pecan</phoneme> pie', ['pecan pie']],
    ['<mark name="here"/>Hello<lang xml:lang="de-DE">du</lang>', ['Hello du']],
    ['<constructor>Hello</constructor><__proto__/>', ['Hello']],
    ['<prosody rate="slow">Hello', ['Hello']],
    ['Hello</prosody></p></speak>', [...['Hello'], 600]],
    ['<prosody <b>Hello</b>', ['Hello']],
    ['Hello <break time="1s"', ['Hello', 1000]],
    ['Hello <', ['Hello <']],
    ['1 < 2 > 0', ['1 < 2 > 0']],
    ['<![CDATA[x]]>Hello<!DOCTYPE x', ['Hello']],
    ['Hello <!-- you', ['Hello']],
  ])('%s are never spoken, however they are written', (inner, expected) => {
    expect(passagesOf(`<speak>${inner}`)).toHaveLength(expected.length);
    expect(said(inner).filter((one) => typeof one === 'string')).toEqual(
      expected.filter((one) => typeof one === 'string'),
    );
  });

  it('of endless number cost no endless time', () => {
    const text = `<speak>${'<prosody rate="slow">a</prosody>b'.repeat(2000)}</speak>`;
    const passages = passagesOf(text);
    expect(passages).toHaveLength(60);
    expect(passages.at(-1)).toMatchObject({
      rate: 1,
      text: expect.stringContaining('a b a') as string,
    });
    const began = performance.now();
    passagesOf(`<speak><a ${'b'.repeat(100_000)}>${'<'.repeat(100_000)}`);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

it.each([
  ['<speak>Hello <break time="1s"/>, <sub alias="doctor">Dr</sub> No.</speak>', 'Hello, Dr No.'],
  ['<speak>Code <say-as interpret-as="digits">42</say-as></speak>', 'Code 42'],
  ['<speak>You &amp; I</speak>', 'You & I'],
  ['You &amp; I <b>there</b>', 'You &amp; I  there'],
])('the caption of %s is %s', (text, caption) => {
  expect(captionOf(text)).toBe(caption);
});
