import type { Sounds } from '../platform/ports.ts';
import { namedSound } from './fake-media.ts';

export interface FakeSounds extends Sounds {
  /** What was asked for, in order. */
  readonly loaded: readonly string[];
  /** From now on that URL cannot be loaded. */
  lose(url: string): void;
}

/** What every URL lasts, in milliseconds. */
export const soundTime = 2000;

/** Sounds named after their URLs. */
export function createFakeSounds(): FakeSounds {
  const loaded: string[] = [];
  const lost = new Set<string>();
  return {
    loaded,
    lose: (url) => {
      lost.add(url);
    },
    load: (url) => {
      loaded.push(url);
      return lost.has(url)
        ? Promise.reject(new Error('HTTP 404'))
        : Promise.resolve(namedSound(url, soundTime));
    },
  };
}
