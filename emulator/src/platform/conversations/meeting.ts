import type { Conversation } from './conversation.ts';

/** How a leg takes part in a named conversation. */
export interface Attendance {
  /** The conversation begins when this leg comes. */
  readonly startOnEnter: boolean;
  /** It ends when this leg goes. */
  readonly endOnExit: boolean;
}

/** A named conversation, from the first who comes to the last who goes. Before it starts, nobody hears anybody. */
export class Meeting {
  readonly conversation: Conversation;
  readonly #present = new Set<Attendance>();
  readonly #started = new AbortController();
  #recorded = false;

  constructor(conversation: Conversation) {
    this.conversation = conversation;
    conversation.room.quiet(true);
  }

  /** Aborts when it starts. */
  get started(): AbortSignal {
    return this.#started.signal;
  }

  /** The returned function is to be called when the leg goes. */
  enter(attendance: Attendance): () => void {
    this.#present.add(attendance);
    if (attendance.startOnEnter) this.#start();
    return () => {
      this.#leave(attendance);
    };
  }

  /** True for the first who asks: one recording is enough. */
  claimRecording(): boolean {
    const first = !this.#recorded;
    this.#recorded = true;
    return first;
  }

  #start(): void {
    this.conversation.room.quiet(false);
    this.#started.abort();
  }

  #leave(attendance: Attendance): void {
    this.#present.delete(attendance);
    if (attendance.endOnExit || this.#present.size === 0) this.conversation.close();
  }
}
