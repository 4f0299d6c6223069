import { frameSamples, sampleRate, silentFrame } from './frame.ts';
import { createSampleRing } from './sample-ring.ts';

export interface JitterBuffer {
  /** Sound that is to be heard at `timestamp` (RTP: samples, 32 bits, wraps). */
  put(timestamp: number, sound: Int16Array): void;
  /** The next 20 ms; silence for what is lost, late or not here yet. */
  take(): Int16Array;
}

/** How far playing stays behind what arrives: three frames of patience with late packets. */
const patience = 3 * frameSamples;

/** More delay than 120 ms is never kept: people would talk over each other. */
const mostDelay = 6 * frameSamples;

/** A leap of more than this is a new stream, not a lost packet. */
const farApart = sampleRate;

/**
 * Evens out packets that come in bursts, doubled or in the wrong order: each sample has its place by
 * its timestamp, and playing follows behind. When it runs dry it waits for the next packet.
 */
export function createJitterBuffer(): JitterBuffer {
  const ring = createSampleRing(2 * farApart);
  let playing: number | undefined;
  let end = 0;

  function begin(timestamp: number): number {
    ring.clear();
    end = timestamp;
    return timestamp - patience;
  }

  return {
    put: (timestamp, sound) => {
      // The one nearest to where we are: a wrap of the 32 bits is no leap.
      const at = playing === undefined ? timestamp : end + ((timestamp - end) | 0);
      if (playing === undefined || Math.abs(at - end) > farApart) playing = begin(at);
      if (at < playing) return;
      ring.write(at, sound);
      end = Math.max(end, at + sound.length);
      if (end - playing <= mostDelay) return;
      ring.take(playing, end - patience - playing);
      playing = end - patience;
    },
    take: () => {
      if (playing === undefined || playing >= end) {
        playing = undefined;
        return silentFrame;
      }
      playing += frameSamples;
      return ring.take(playing - frameSamples, frameSamples);
    },
  };
}
