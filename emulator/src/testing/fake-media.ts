import { timeKeys } from '../platform/legs/keys.ts';
import type {
  AudioEnd,
  BrowserEnd,
  Media,
  PhoneVoice,
  PlayOptions,
  RecordingOptions,
  Room,
  Seat,
  Sound,
  WebsocketListener,
  WebsocketOrder,
} from '../platform/ports.ts';

import { noTraffic, type Traffic } from '../platform/sound/traffic.ts';
import { passagesOf } from '../platform/ssml/passages.ts';

/** A browser's end that a test can lose, and look at. */
export interface FakeBrowserEnd extends BrowserEnd {
  lose(): void;
  connect(): void;
  /** Nothing passes, unless a test says so. */
  pass(traffic: Traffic): void;
  closed(): boolean;
  /** What this end was given to hear, as text, in order; a stopped sound is gone from `hearing`. */
  readonly heard: readonly string[];
  hearing(): readonly string[];
  /** How it was played: like `heard`, with the options. */
  readonly plays: readonly FakePlay[];
  /** What this end said into its room beside its own voice, as text, in order. */
  readonly spoken: readonly string[];
  readonly muted: boolean;
  readonly earmuffed: boolean;
}

/** A recording as it was asked for. */
export interface FakeRecording {
  readonly options: RecordingOptions;
  stopped: boolean;
}

interface FakePlay extends PlayOptions {
  readonly name: string;
}

/** A websocket whose server a test plays. */
export interface FakeWebsocket {
  readonly order: WebsocketOrder;
  readonly listener: WebsocketListener;
  readonly end: FakeBrowserEnd;
  /** The keys it was told of. */
  readonly keys: readonly string[];
}

export interface FakeMedia extends Media {
  readonly browsers: readonly FakeBrowserEnd[];
  readonly phones: readonly PhoneVoice[];
  readonly websockets: readonly FakeWebsocket[];
  readonly phoneEnds: readonly FakeBrowserEnd[];
  readonly recordings: readonly FakeRecording[];
  /** How many rooms are quiet. */
  quiet(): number;
  /** Where ends have been seated, in order. */
  seats(): readonly (Seat | undefined)[];
  /** How many ends are open. */
  open(): number;
  /** The ends that hear each other now. */
  together(): number;
}

const names = new WeakMap<Sound, string>();
/** A sound of which a fake end knows the name. */
export const namedSound = (name: string, milliseconds: number): Sound => {
  const sound = { samples: new Int16Array(milliseconds * 8) };
  names.set(sound, name);
  return sound;
};

/** Spoken text takes one second, and its pauses what they say. */
export const spokenTime = 1000;

function pausesIn(text: string): number {
  const pauses = passagesOf(text).map((one) => (one.kind === 'pause' ? one.milliseconds : 0));
  return pauses.reduce((sum, milliseconds) => sum + milliseconds, 0);
}

/** Media without sound: what is played has a name, and what is open is counted. */
export function createFakeMedia(): FakeMedia {
  const browsers: FakeBrowserEnd[] = [];
  const phones: PhoneVoice[] = [];
  const websockets: FakeWebsocket[] = [];
  const phoneEnds: FakeBrowserEnd[] = [];
  const quietRooms = new Set<object>();
  const recordings: FakeRecording[] = [];
  const seats: (Seat | undefined)[] = [];
  const open = new Set<AudioEnd>();
  const inRoom = new Set<AudioEnd>();

  const opened = <End extends AudioEnd>(end: End): End => {
    open.add(end);
    return end;
  };

  return {
    browsers,
    phones,
    websockets,
    phoneEnds,
    recordings,
    quiet: () => quietRooms.size,
    seats: () => seats,
    open: () => open.size,
    together: () => inRoom.size,
    answer: (offer) => {
      if (!offer.startsWith('v=0')) return Promise.reject(new Error('not an SDP'));
      const end = opened(fakeBrowserEnd((one) => open.delete(one)));
      browsers.push(end);
      return Promise.resolve(end);
    },
    offer: () =>
      Promise.resolve({
        sdp: 'v=0 offer',
        accept: (answer) => {
          if (!answer.startsWith('v=0')) return Promise.reject(new Error('not an SDP'));
          const end = opened(fakeBrowserEnd((one) => open.delete(one)));
          browsers.push(end);
          return Promise.resolve(end);
        },
        close: () => undefined,
      }),
    phone: (voice) => {
      phones.push(voice);
      const end = opened(fakeBrowserEnd((one) => open.delete(one)));
      phoneEnds.push(end);
      return end;
    },
    websocket: (order, listener) => {
      const keys: string[] = [];
      const plain = fakeBrowserEnd((one) => open.delete(one));
      const end = opened(Object.assign(plain, { hearKey: (key: string) => void keys.push(key) }));
      websockets.push({ order, listener, end, keys });
      return end;
    },
    room: (): Room => {
      const mine = new Set<AudioEnd>();
      return {
        add: (end, seat) => {
          seats.push(seat);
          mine.add(end);
          inRoom.add(end);
        },
        remove: (end) => {
          mine.delete(end);
          inRoom.delete(end);
        },
        quiet: (on) => {
          if (on) quietRooms.add(mine);
          else quietRooms.delete(mine);
        },
        record: (options) => {
          const recording: FakeRecording = { options, stopped: false };
          recordings.push(recording);
          return {
            stop: () => {
              if (!recording.stopped) options.write(Buffer.from('sound'));
              recording.stopped = true;
              return Promise.resolve();
            },
          };
        },
        press: (by, key, milliseconds) => {
          for (const end of mine) if (end !== by) end.hearKey?.(key, milliseconds);
        },
        close: () => {
          for (const end of mine) inRoom.delete(end);
        },
      };
    },
    speak: (text) => Promise.resolve(namedSound(text, spokenTime + pausesIn(text))),
    tone: (kind) => namedSound(kind, 500),
    dtmf: (keys) => namedSound(`keys ${keys}`, timeKeys(keys).length),
  };
}

function fakeBrowserEnd(onClose: (end: AudioEnd) => void): FakeBrowserEnd {
  const heard: string[] = [];
  const plays: FakePlay[] = [];
  const hearing = new Set<string>();
  const spoken: string[] = [];
  const state = { muted: false, earmuffed: false, closed: false };
  let lost: () => void = () => undefined;
  let connected: () => void = () => undefined;
  let passed = noTraffic;
  const end: FakeBrowserEnd = {
    sdp: 'v=0 answer',
    heard,
    plays,
    hearing: () => [...hearing],
    spoken,
    get muted() {
      return state.muted;
    },
    get earmuffed() {
      return state.earmuffed;
    },
    closed: () => state.closed,
    pass: (traffic) => {
      passed = traffic;
    },
    traffic: () => passed,
    lose: () => {
      lost();
    },
    connect: () => {
      connected();
    },
    onLost: (listener) => {
      lost = listener;
    },
    renew: (offer) =>
      offer.startsWith('v=0')
        ? Promise.resolve('v=0 renewed')
        : Promise.reject(new Error('not an SDP')),
    onConnected: (listener) => {
      connected = listener;
    },
    play: (sound, options) => {
      const name = names.get(sound) ?? 'sound';
      heard.push(name);
      plays.push({ name, ...options });
      hearing.add(name);
      return () => hearing.delete(name);
    },
    say: (sound) => {
      spoken.push(names.get(sound) ?? 'sound');
      return () => undefined;
    },
    mute: (muted) => {
      state.muted = muted;
    },
    earmuff: (earmuffed) => {
      state.earmuffed = earmuffed;
    },
    said: () => new Int16Array(8000),
    levels: () => ({ said: 0, heard: 0 }),
    close: () => {
      state.closed = true;
      onClose(end);
    },
  };
  return end;
}
