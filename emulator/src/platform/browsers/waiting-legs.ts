import type { Ids } from '../ids.ts';
import type { BrowserEnd, Clock, Media } from '../ports.ts';
import type { Owner } from './owner.ts';

/** A browser's audio that is up before its call is placed. */
export interface WaitingLeg {
  readonly uuid: string;
  readonly end: BrowserEnd;
  /** From now on `listener` hears that the browser is gone, at once if it is gone already. */
  readonly onLost: (listener: () => void) => void;
}

export interface WaitingLegsDependencies {
  readonly clock: Clock;
  readonly media: Media;
  readonly ids: Ids;
}

interface Entry extends WaitingLeg {
  readonly owner: Owner;
  readonly callOff: () => void;
}

/** A browser that cannot reach us by then never will. */
const connectTime = 15_000;
/** A browser knocks as soon as its audio is up. */
const knockTime = 30_000;

/** Keeps the legs of browsers until they knock, and frees those that never do. */
export class WaitingLegs {
  readonly #dependencies: WaitingLegsDependencies;
  readonly #waiting = new Map<string, Entry>();

  constructor(dependencies: WaitingLegsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Rejects when the offer is not usable. */
  async prepare(owner: Owner, offer: string): Promise<WaitingLeg> {
    const entry = this.#wait(owner, await this.#dependencies.media.answer(offer));
    this.#waiting.set(entry.uuid, entry);
    return entry;
  }

  /** Hands the leg over to a call: nobody frees it here any more. */
  take(owner: Owner, uuid: string): WaitingLeg | undefined {
    const entry = this.#waiting.get(uuid);
    if (entry?.owner.user.id !== owner.user.id) return undefined;
    entry.callOff();
    this.#waiting.delete(uuid);
    return entry;
  }

  /** Frees one leg of that owner; false when it does not wait here. */
  drop(owner: Owner, uuid: string): boolean {
    const leg = this.take(owner, uuid);
    leg?.end.close();
    return leg !== undefined;
  }

  /** Frees the legs of a session; everything when none is given. */
  free(session?: string): void {
    for (const entry of this.#waiting.values()) {
      if (session === undefined || entry.owner.session === session) {
        this.drop(entry.owner, entry.uuid);
      }
    }
  }

  #wait(owner: Owner, end: BrowserEnd): Entry {
    const uuid = this.#dependencies.ids.leg();
    const free = (): void => {
      this.drop(owner, uuid);
    };
    const loss = hearLoss(end, free);
    return { uuid, owner, end, onLost: loss, callOff: watch(this.#dependencies.clock, end, free) };
  }
}

/** An end tells its loss to one listener; this lets the listener change, and hear a loss afterwards. */
function hearLoss(end: BrowserEnd, first: () => void): (listener: () => void) => void {
  let lost = false;
  let tell = first;
  end.onLost(() => {
    lost = true;
    tell();
  });
  return (listener) => {
    tell = listener;
    if (lost) listener();
  };
}

/** Runs `give up` when the browser does not connect, or does not knock, in time. */
function watch(clock: Clock, end: BrowserEnd, giveUp: () => void): () => void {
  const knock = clock.after(knockTime, giveUp);
  if (!end.onConnected) return knock;
  const connect = clock.after(connectTime, giveUp);
  end.onConnected(connect);
  return () => {
    knock();
    connect();
  };
}
