import { rms } from './loudness.ts';
import { strengthAt } from './spectrum.ts';
import { createSpeech } from './speech.ts';

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
    const speak = createSpeech((words) => {
      asked.push(words);
      return Promise.resolve(wav(1000));
    });
    const [first, again] = [await speak('Hello.'), await speak('Hello.')];
    expect(again).toBe(first);
    expect(first.samples).toHaveLength(800);
    expect(asked).toEqual(['Hello.']);
  });

  it('reads the words of SSML and leaves other text alone', async () => {
    const asked: string[] = [];
    const speak = createSpeech((words) => {
      asked.push(words);
      return Promise.resolve(wav(1000));
    });
    await speak('<speak>You <break time="1s"/>&amp; I</speak>');
    await speak('a < b > c &amp; d');
    expect(asked).toEqual(['You & I', 'a < b > c &amp; d']);
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
