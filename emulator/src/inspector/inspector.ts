import type { LegLevels } from '../platform/legs/leg-levels.ts';
import { createListeners } from '../platform/listeners.ts';
import type { Clock } from '../platform/ports.ts';
import type { Trace } from '../platform/trace.ts';
import type { SdkMessage } from '../sdk/sdk-message.ts';
import type { WebhookTrace } from '../webhooks/webhook-trace.ts';
import { Book, usualLimits, type BookLimits } from './book.ts';
import type { CallRecord } from './call-record.ts';
import type { Entry } from './entry.ts';
import { createLevelSampler, levelTime } from './level-sampler.ts';
import type { News } from './news.ts';
import { platformDraft } from './platform-draft.ts';
import { requestDraft } from './request-draft.ts';
import type { RequestTrace } from './request-trace.ts';
import { sdkDraft } from './sdk-draft.ts';
import { watchCalls } from './watch-calls.ts';
import { webhookDraft } from './webhook-draft.ts';

export interface InspectorDependencies {
  readonly clock: Clock;
  /** How loud every leg is now that has sound. */
  readonly levels: () => readonly LegLevels[];
  readonly limits?: BookLimits;
}

/** Watches all calls, and keeps what happened in the last ones. */
export interface Inspector {
  /** Takes everything that there is to watch. */
  readonly onTrace: (trace: Trace | WebhookTrace | RequestTrace) => void;
  readonly onMessage: (message: SdkMessage) => void;
  readonly book: Pick<Book, 'calls' | 'callOf' | 'loose'>;
  /** The returned function stops that. */
  readonly onNews: (listener: (news: News) => void) => () => void;
  /** Forgets everything. */
  readonly reset: () => void;
}

export function createInspector(dependencies: InspectorDependencies): Inspector {
  const { clock, levels, limits = usualLimits } = dependencies;
  const news = createListeners<[News]>();
  const onEntry = (entry: Entry, call: CallRecord | undefined): void => {
    news.tell({ call, entry });
  };
  const book = new Book({ clock, limits, onEntry });
  const sampler = createLevelSampler({
    ...{ clock, levels },
    take: (all) => {
      for (const level of all) {
        const call = book.callOf(level);
        call?.setLevel(level.leg, clock.now(), levelTime, level);
        news.tell({ call });
      }
    },
  });
  const watch = watchCalls({ book, clock, news, onSound: sampler.start });

  return {
    book,
    onNews: news.add,
    onMessage: (message) => {
      book.add(sdkDraft(message, clock.now()));
    },
    onTrace: (trace) => {
      if (trace.kind === 'webhook') book.add(webhookDraft(trace, clock.now()));
      else if (trace.kind === 'request') book.add(requestDraft(trace));
      else if (watch(trace)) book.add(platformDraft(trace));
    },
    reset: () => {
      sampler.stop();
      book.clear();
      news.tell({ forgotten: true });
    },
  };
}
