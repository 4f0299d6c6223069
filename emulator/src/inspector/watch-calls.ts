import type { Listeners } from '../platform/listeners.ts';
import type { Clock } from '../platform/ports.ts';
import type { Trace } from '../platform/trace.ts';
import type { Book } from './book.ts';
import type { CallRecord } from './call-record.ts';
import type { News } from './news.ts';

export interface WatchCallsDependencies {
  readonly book: Book;
  readonly clock: Clock;
  readonly news: Pick<Listeners<[News]>, 'tell'>;
  /** A leg has sound now. */
  readonly onSound: () => void;
}

/** All that is an entry of a timeline. */
type Timed = Exclude<Trace, { kind: 'call' | 'call-over' }>;

/** Keeps track of which calls there are, and who is in them; true for what the timeline of one tells, too. */
export function watchCalls({ book, clock, news, onSound }: WatchCallsDependencies) {
  return (trace: Trace): trace is Timed => {
    if (trace.kind === 'call') {
      news.tell({ call: book.begin(trace) });
      return false;
    }
    const call = book.callOf(trace);
    if (trace.kind === 'call-over') {
      if (call) call.endedAt = clock.now();
      news.tell({ call });
      return false;
    }
    if (trace.kind === 'leg' && trace.status === 'answered') onSound();
    if (call) follow(call, trace, book);
    return true;
  };
}

function follow(call: CallRecord, trace: Timed, book: Book): void {
  if (trace.kind === 'moved') book.setConversation(trace.to, call);
  if (trace.kind !== 'leg') return;
  book.setLeg(trace.leg, call);
  call.setLeg(trace);
}
