import type { ServiceNews } from '@hotline/protocol/service';
import type { Availability } from '../store/guard/availability.ts';
import type { EventStream } from './event-stream.ts';

/**
 * Tells a stream whether calls can be kept, now and from now on. One that `knows` nothing of its calls ends as soon as
 * they can be read, so that its browser comes back and begins anew. The returned function ends the subscription.
 */
export function followService(
  availability: Availability,
  stream: EventStream,
  { knows }: { readonly knows: boolean },
): () => void {
  function tell(): void {
    const callLog = availability.state();
    stream.send('service', { callLog } satisfies ServiceNews);
    if (callLog === 'ready' && !knows) stream.end();
  }

  tell();
  return availability.onChange(tell);
}
