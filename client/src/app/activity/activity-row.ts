import type { Call, EndedCall, EndReason, LiveCall } from '@hotline/protocol/call';
import type { Contact, Contacts } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { spokenTime } from '../calls/duration.ts';
import type { IconName } from '../calls/icons.ts';
import { outcomeOf } from '../calls/outcome.ts';
import { momentWords } from './moment-words.ts';
import { priceWords } from './price-words.ts';

/** One call of the list, as it is read. */
export interface ActivityRow {
  readonly id: string;
  /** The contact's id when nobody by that id is on the pad any more. */
  readonly name: string;
  /** Whom to call again; null when nobody by that id is on the pad any more. */
  readonly contact: Contact | null;
  /** When the call was placed: for people, and as ISO 8601 for programs. */
  readonly time: string;
  readonly isoTime: string;
  readonly icon: IconName;
  /** How the call stands or came out, with how long it took. */
  readonly words: string;
  /** It came to nothing, and not because its caller let it go. */
  readonly missed: boolean;
  /** What it cost, where the phone service has told. */
  readonly price?: string;
}

type Told = Pick<ActivityRow, 'icon' | 'words' | 'missed'>;

const missedUnless: readonly EndReason[] = ['unknown', 'completed', 'cancelled'];

/** The row of a call; `now` decides what is today. */
export function activityRow(update: CallUpdate, contacts: Contacts, now: number): ActivityRow {
  const { id, contactId, call } = update;
  const contact = contacts.find((each) => each.id === contactId) ?? null;
  const name = contact?.name ?? contactId;
  const placedAt = call.status === 'idle' ? now : call.dialedAt;
  return {
    id,
    name,
    contact,
    time: momentWords(placedAt, now),
    isoTime: new Date(placedAt).toISOString(),
    ...tell(call, name),
    ...(update.price !== undefined && { price: priceWords(update.price) }),
  };
}

function tell(call: Call, name: string): Told {
  switch (call.status) {
    case 'idle':
    case 'dialing':
      return { icon: 'dots', words: 'Calling…', missed: false };
    case 'ringing':
      return { icon: 'bell', words: 'Ringing…', missed: false };
    case 'answered':
      return answered(call);
    case 'ended':
      return ended(call, name);
  }
}

function answered({ voicemail }: LiveCall): Told {
  const [icon, words] = voicemail
    ? (['cassette', 'Voicemail answered'] as const)
    : (['wave', 'On call'] as const);
  return { icon, words, missed: false };
}

function ended(call: EndedCall, name: string): Told {
  const { icon, brief } = outcomeOf(call, name);
  const length = lengthOf(call);
  return {
    icon,
    words: length >= 1000 ? `${brief} · ${spokenTime(length, 'short')}` : brief,
    missed: !missedUnless.includes(call.reason),
  };
}

/** How long it was talked, or else how long it rang for nothing, in ms. */
function lengthOf({ answeredAt, ringingAt, endedAt, reason }: EndedCall): number {
  const since = answeredAt ?? (reason === 'no-answer' ? ringingAt : undefined);
  return since === undefined ? 0 : endedAt - since;
}
