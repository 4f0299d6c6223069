import { rms } from './loudness.ts';
import { strengthAt } from './spectrum.ts';
import { createSpeech } from './speech.ts';
import type { Saying } from './synthesise.ts';

describe('the real voice', () => {
  const sentence = createSpeech()('Transferring your call now.');

  it('says the sentence in the time a person takes', async () => {
    const { samples } = await sentence;
    expect(samples.length / 8000).toBeGreaterThan(1);
    expect(samples.length / 8000).toBeLessThan(3);
  });

  it('is as loud as speech is on a telephone, with quiet edges', async () => {
    const { samples } = await sentence;
    expect(rms(samples)).toBeGreaterThan(0.05);
    expect(rms(samples)).toBeLessThan(0.15);
    expect(rms(samples.subarray(0, 800))).toBeLessThan(0.005);
    expect(rms(samples.subarray(-800))).toBeLessThan(0.005);
  });

  it('has its energy where a telephone carries it', async () => {
    const { samples } = await sentence;
    const between = (from: number, to: number) => {
      const steps = Array.from({ length: (to - from) / 10 }, (_, index) => from + 10 * index);
      return steps.reduce((sum, hertz) => sum + strengthAt(hertz, samples) ** 2, 0);
    };
    const carried = between(200, 3400);
    expect(carried / between(20, 3990)).toBeGreaterThan(0.9);
    // Without its consonants speech is a hum.
    expect(between(1000, 3400) / carried).toBeGreaterThan(0.15);
    expect(between(3500, 3990) / carried).toBeLessThan(0.01);
  });

  it('swells and falls with its syllables', async () => {
    const { samples } = await sentence;
    const levels = Array.from({ length: Math.floor(samples.length / 400) }, (_, index) =>
      rms(samples.subarray(index * 400, (index + 1) * 400)),
    );
    const turns = levels.filter((level, index) => {
      const [before = 0, after = 0] = [levels[index - 1], levels[index + 1]];
      return level > 0.03 && level > before && level >= after;
    });
    expect(turns.length).toBeGreaterThanOrEqual(5);
    expect(turns.length).toBeLessThanOrEqual(15);
  });

  it('takes a text for a text, even one that looks like an option', async () => {
    const { samples } = await createSpeech()('-o said.wav');
    expect(samples.length).toBeGreaterThan(4000);
  });
});

describe('the real voice with SSML', () => {
  const speak = createSpeech();
  const lengthOf = (samples: Int16Array) => samples.length / 8000;

  it('is really silent during a break, and speaks on after it', async () => {
    const one = (await speak('One.')).samples;
    const { samples } = await speak('<speak>One.<break time="2s"/>One.</speak>');
    expect(samples).toHaveLength(2 * one.length + 16_000);
    const [silence, after] = [
      samples.slice(one.length, one.length + 16_000),
      samples.slice(-one.length),
    ];
    expect(silence.every((sample) => sample === 0)).toBe(true);
    expect(rms(after)).toBeCloseTo(rms(one), 5);
  });

  it('is softer by as much as the volume says', async () => {
    const usual = (await speak('Hello there.')).samples;
    const soft = await speak('<speak><prosody volume="-6dB">Hello there.</prosody></speak>');
    expect(rms(soft.samples) / rms(usual)).toBeCloseTo(0.5, 1);
  });

  it('is slower and faster by as much as the rate says', async () => {
    const usual = lengthOf((await speak('Hello there.')).samples);
    const slow = await speak('<speak><prosody rate="50%">Hello there.</prosody></speak>');
    const fast = await speak('<speak><prosody rate="200%">Hello there.</prosody></speak>');
    expect(lengthOf(slow.samples) / usual).toBeCloseTo(2, 0);
    expect(lengthOf(fast.samples) / usual).toBeCloseTo(0.5, 0);
  });

  it('is higher by as much as the pitch says', async () => {
    const high = await speak('<speak><prosody pitch="+40%">Hello there.</prosody></speak>');
    const usual = await speak('Hello there.');
    const ratio = pitchOf(high.samples) / pitchOf(usual.samples);
    expect(ratio).toBeGreaterThan(1.3);
    expect(ratio).toBeLessThan(1.5);
  });

  it('is another person’s in another style', async () => {
    const woman = await speak('Hello there.');
    const man = await speak('Hello there.', { style: 2 });
    expect(pitchOf(man.samples)).toBeLessThan(0.75 * pitchOf(woman.samples));
  });
});

/** The pitch of a voice, in hertz: the shift by which its loudest part resembles itself most. */
function pitchOf(samples: Int16Array): number {
  const frames = Array.from({ length: Math.floor(samples.length / 640) - 1 }, (_, index) =>
    samples.slice(index * 640, index * 640 + 1280),
  );
  const voiced = frames.filter((frame) => rms(frame) > 0.08);
  const pitches = voiced.map((frame) => {
    const likeness = (shift: number) =>
      frame.slice(0, 1000).reduce((sum, each, at) => sum + each * frame[at + shift]!, 0);
    const shifts = Array.from({ length: 100 }, (_, index) => 25 + index);
    return 8000 / shifts.reduce((best, each) => (likeness(each) > likeness(best) ? each : best));
  });
  return pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)]!;
}

describe('speech', () => {
  /** 0.1 s of a WAV file at 16 kHz: 44 bytes of header, and a value that is louder for longer texts. */
  function wav(level: number, rate = 16000): Uint8Array {
    const file = Buffer.alloc(44 + 3200);
    file.write('RIFF', 0, 'latin1');
    file.write('WAVEfmt ', 8, 'latin1');
    file.writeUInt32LE(16, 16);
    file.writeUInt16LE(1, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt32LE(rate, 24);
    file.writeUInt16LE(16, 34);
    file.write('data', 36, 'latin1');
    file.writeUInt32LE(3200, 40);
    for (let at = 44; at < file.length; at += 2) file.writeInt16LE(level, at);
    return file;
  }

  it('synthesises a sentence once', async () => {
    const asked: string[] = [];
    const speak = createSpeech(({ text }) => {
      asked.push(text);
      return Promise.resolve(wav(1000));
    });
    const [first, again] = [await speak('Hello.'), await speak('Hello.')];
    expect(again).toBe(first);
    expect(first.samples).toHaveLength(800);
    expect(asked).toEqual(['Hello.']);
  });

  /** What the voice is asked to say, and the sound of it all: 0.1 s for each. */
  async function spoken(text: string, style?: number) {
    const asked: Saying[] = [];
    const speak = createSpeech((saying) => {
      asked.push(saying);
      return Promise.resolve(wav(1000));
    });
    const { samples } = await speak(text, style === undefined ? {} : { style });
    return { asked, samples };
  }

  it('says SSML piece by piece, with silence where it breaks, and leaves other text alone', async () => {
    const { asked, samples } = await spoken(
      '<speak>You <break time="1s"/>&amp; <prosody rate="slow" pitch="high">I</prosody></speak>',
    );
    expect(asked).toEqual([
      { text: 'You', voice: 'slt', rate: 1, pitch: 1 },
      { text: 'I', voice: 'slt', rate: 0.75, pitch: 1.2 },
    ]);
    expect(samples).toHaveLength(800 + 8000 + 800);
    expect(samples.slice(800, 8800).every((sample) => sample === 0)).toBe(true);
    expect((await spoken('a < b > c &amp; d')).asked).toMatchObject([
      { text: 'a < b > c &amp; d' },
    ]);
  });

  it('has another voice for each style', async () => {
    const voices = await Promise.all([0, 1, 2, 3, 4].map((style) => spoken('Hello.', style)));
    const names = voices.map(({ asked }) => asked[0]?.voice);
    expect(new Set(names).size).toBe(4);
    expect(names[4]).toBe(names[0]);
  });

  it('says the same words anew in another style', async () => {
    const asked: string[] = [];
    const speak = createSpeech(({ voice }) => {
      asked.push(voice);
      return Promise.resolve(wav(1000));
    });
    await speak('Hello.');
    await speak('Hello.', { style: 1 });
    await speak('Hello.', { style: 1 });
    expect(asked).toHaveLength(2);
  });

  it('says nothing for an empty text, without asking the voice', async () => {
    const speak = createSpeech(() => Promise.reject(new Error('asked')));
    expect((await speak('  ')).samples).toHaveLength(0);
  });

  it('makes one sentence at a time', async () => {
    let [underway, most] = [0, 0];
    const speak = createSpeech(async () => {
      underway += 1;
      most = Math.max(most, underway);
      await new Promise((resolve) => setImmediate(resolve));
      underway -= 1;
      return wav(1000);
    });
    await Promise.all(['One.', 'Two.', 'Three.'].map((text) => speak(text)));
    expect(most).toBe(1);
  });

  it('tells a failure, and tries again the next time', async () => {
    let times = 0;
    const speak = createSpeech(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('hoarse')) : Promise.resolve(wav(1000));
    });
    await expect(speak('Hello.')).rejects.toThrow('hoarse');
    await expect(speak('Hello.')).resolves.toHaveProperty('samples.length', 800);
  });

  it('refuses a sound of the wrong kind', async () => {
    await expect(createSpeech(() => Promise.resolve(new Uint8Array(60)))('Hi.')).rejects.toThrow(
      'fmt',
    );
  });
});
