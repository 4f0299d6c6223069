import { MPEGDecoder } from 'mpg123-decoder';
import type { RecordingOptions, Sound } from '../../platform/ports.ts';
import { createExchange } from '../exchange.ts';
import { frameMilliseconds } from '../frame.ts';
import { phoneLine } from '../phone-line.ts';
import { strengthAt } from '../spectrum.ts';
import { burst } from '../tones.ts';

const second = 8000;
const tone = (hertz: number): Sound => ({ samples: burst([hertz], second) });

/** Half of the loudest possible rate's meter: the files have twice the telephone's. */
const strength = (hertz: number, sound: Int16Array) => strengthAt(hertz / 2, sound);

function openRoom() {
  const exchange = createExchange(() => undefined);
  const room = exchange.room();
  const pieces: { bytes: Uint8Array; position: number | undefined }[] = [];
  const join = (sound: Sound | 'silence') => {
    const end = exchange.plug(phoneLine(sound));
    room.add(end);
    return end;
  };
  const record = (options: Partial<RecordingOptions>) =>
    room.record({
      format: 'wav',
      channels: 1,
      write: (bytes, position) => void pieces.push({ bytes, position }),
      ...options,
    });
  const pass = (milliseconds: number): void => {
    for (let at = 0; at < milliseconds; at += frameMilliseconds) exchange.carry();
  };
  const file = (): Buffer => {
    const whole = Buffer.concat(
      pieces.filter(({ position }) => position === undefined).map(({ bytes }) => bytes),
    );
    for (const { bytes, position } of pieces)
      if (position !== undefined) whole.set(bytes, position);
    return whole;
  };
  return { room, join, record, pass, file };
}

/** The channels of a 16-bit wav of 16 kHz with the shortest header. */
function wavChannels(file: Buffer): Int16Array[] {
  const channels = file.readUInt16LE(22);
  expect([file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([16_000, 16]);
  expect([file.readUInt32LE(4), file.readUInt32LE(40)]).toEqual([
    file.length - 8,
    file.length - 44,
  ]);
  const samples = Int16Array.from({ length: (file.length - 44) / 2 }, (_, at) =>
    file.readInt16LE(44 + 2 * at),
  );
  return Array.from({ length: channels }, (_, channel) =>
    samples.filter((_sample, at) => at % channels === channel),
  );
}

async function mp3Channels(file: Buffer): Promise<Int16Array[]> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = decoder.decode(file);
  decoder.free();
  expect(sampleRate).toBe(16_000);
  return channelData.map((channel) => Int16Array.from(channel, (sample) => sample * 32767));
}

describe('a recording of a room', () => {
  it('has all that was said in it, as long as it took', async () => {
    const { join, record, pass, file } = openRoom();
    join(tone(600));
    join(tone(1000));
    const recording = record({});
    pass(1000);
    await recording.stop();
    const [sound = new Int16Array()] = wavChannels(file());
    expect(sound).toHaveLength(16_000);
    expect(strength(600, sound)).toBeGreaterThan(0.1);
    expect(strength(1000, sound)).toBeGreaterThan(0.1);
    expect(strength(7400, sound)).toBeLessThan(0.002);
  });

  it.each(['wav', 'mp3'] as const)(
    'as %s has on the left what one says, on the right what he hears',
    async (format) => {
      const { join, record, pass, file } = openRoom();
      join(tone(1400));
      const caller = join(tone(600));
      const recording = record({ format, channels: 2, ear: caller });
      caller.play(tone(1000));
      pass(1000);
      await recording.stop();
      const [left, right] = format === 'wav' ? wavChannels(file()) : await mp3Channels(file());
      const heard = [600, 1000, 1400].map((hertz) =>
        [strength(hertz, left!), strength(hertz, right!)].map((part) => part > 0.05),
      );
      expect(heard).toEqual([
        [true, false],
        [false, true],
        [false, true],
      ]);
    },
  );

  it('has one channel for each who speaks, and the last for all others', async () => {
    const { join, record, pass, file } = openRoom();
    for (const hertz of [600, 800, 1000, 1200]) join(tone(hertz));
    const recording = record({ channels: 3 });
    pass(1000);
    await recording.stop();
    const channels = wavChannels(file());
    const present = channels.map((sound) =>
      [600, 800, 1000, 1200].filter((hertz) => strength(hertz, sound) > 0.05),
    );
    expect(present).toEqual([[600], [800], [1000, 1200]]);
  });

  it('as mp3 has 32 kbit/s, and what was said before its encoder was there', async () => {
    const { join, record, pass, file } = openRoom();
    join(tone(600));
    const recording = record({ format: 'mp3' });
    pass(2000);
    await recording.stop();
    const [sound = new Int16Array()] = await mp3Channels(file());
    expect(strength(600, sound.subarray(0, 8000))).toBeGreaterThan(0.05);
    expect(Math.abs(file().length - 8000)).toBeLessThan(600);
  });

  it('as ogg is a Vorbis file of that rate', async () => {
    const { join, record, pass, file } = openRoom();
    join(tone(600));
    const recording = record({ format: 'ogg', channels: 2 });
    pass(1000);
    await recording.stop();
    const bytes = file();
    expect(bytes.toString('latin1', 0, 4)).toBe('OggS');
    const vorbis = bytes.indexOf('\x01vorbis', 0, 'latin1');
    expect([bytes[vorbis + 11], bytes.readUInt32LE(vorbis + 12)]).toEqual([2, 16_000]);
    expect(bytes.readBigInt64LE(bytes.lastIndexOf('OggS') + 6)).toBe(16_000n);
  });

  it('says once when it was silent for long enough, from the last word on', async () => {
    const { join, record, pass } = openRoom();
    join(tone(600));
    let times = 0;
    const recording = record({ silence: { milliseconds: 3000, onSilence: () => (times += 1) } });
    pass(3980);
    expect(times).toBe(0);
    pass(20);
    expect(times).toBe(1);
    pass(10_000);
    expect(times).toBe(1);
    await recording.stop();
  });

  it('has nothing of who is muted, and nothing from after its end', async () => {
    const { join, record, pass, file } = openRoom();
    const muted = join(tone(600));
    muted.mute(true);
    const recording = record({});
    pass(500);
    muted.mute(false);
    await recording.stop();
    pass(500);
    const [sound = new Int16Array()] = wavChannels(file());
    expect(sound).toHaveLength(8000);
    expect(sound.every((sample) => sample === 0)).toBe(true);
  });

  it('of more channels than its format has cannot be made', async () => {
    const { record, pass } = openRoom();
    const recording = record({ format: 'mp3', channels: 3 });
    pass(100);
    await expect(recording.stop()).rejects.toThrow('mp3 has no 3 channels');
  });
});
