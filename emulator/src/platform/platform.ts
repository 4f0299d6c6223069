import { openAccount } from './account/account-books.ts';
import type { AccountBooks } from './account/account-books.ts';
import type { Applications } from './applications.ts';
import { audiencesOf, serveBrowsers } from './browsers/browser-face.ts';
import type { BrowserFace } from './browsers/browser-face.ts';
import { createBrowsers } from './browsers/browsers.ts';
import type { Audience, Browsers } from './browsers/browsers.ts';
import { createCalls } from './calls/calls.ts';
import type { Calls } from './calls/calls.ts';
import { createConversation } from './conversations/conversation.ts';
import type { Conversation, ConversationEvent } from './conversations/conversation.ts';
import type { FileStore } from './recording/file-store.ts';
import { recordConversations } from './recording/conversation-recorder.ts';
import type { ConversationRecorder } from './recording/conversation-recorder.ts';
import { Handsets } from './phones/handsets.ts';
import { documentedInput } from './input/input-forms.ts';
import { keepBook } from './leg-book.ts';
import type { LegLevels } from './legs/leg-levels.ts';
import type { LegBook } from './leg-book.ts';
import { createListeners } from './listeners.ts';
import { createMeetings } from './conversations/meetings.ts';
import { observe } from './observed-platform.ts';
import type { ObservedPlatform } from './observed-platform.ts';
import type { Parts } from './parts.ts';
import type { PlatformDependencies } from './platform-dependencies.ts';
import { createPlaybacks } from './sound/playbacks.ts';
import { Recordings } from './recording/recordings.ts';
import { traceCalls } from './calls/trace-calls.ts';
import { createUsers } from './browsers/users.ts';
import type { Users } from './browsers/users.ts';
import { WaitingLegs } from './browsers/waiting-legs.ts';

/** The platform: as it is seen, as the REST API uses it, and as browsers do. */
export interface Platform
  extends ObservedPlatform, LegBook, ConversationRecorder, BrowserFace, AccountBooks {
  readonly applications: Applications;
  readonly users: Users;
  readonly files: FileStore;
  /** Hears what happens in the conversations of browsers; the returned function stops that. */
  readonly onEvent: (
    listener: (event: ConversationEvent, audience: Audience) => void,
  ) => () => void;
  /** How loud every leg is now that has sound. */
  readonly levels: () => readonly LegLevels[];
  /** Ends every call, forgets habits and history, and gives the account its credit back. Applications stay. */
  readonly reset: () => void;
}

export function createPlatform(dependencies: PlatformDependencies): Platform {
  const changes = createListeners<[]>();
  const happenings = createListeners<[ConversationEvent, Audience]>();
  const { clock, ids, applications, files, inputForms = () => documentedInput } = dependencies;
  const { onTrace = unwatched } = dependencies;
  const calls = traceCalls(createCalls(), onTrace);
  const browsers = createBrowsers(happenings.tell);
  const users = createUsers(ids);
  const books = openAccount(dependencies);
  const openConversation = conversationOpener(dependencies, { calls, browsers }, happenings.tell);
  const parts: Parts = {
    ...dependencies,
    ...books,
    ...{ inputForms, onTrace },
    legOf: calls.legOf,
    handsets: new Handsets(clock, changes.tell),
    recordings: new Recordings({ ...dependencies, onTrace }),
    waiting: new WaitingLegs(dependencies),
    meetings: createMeetings({ open: openConversation, unnamed: () => conversationsOf(calls) }),
    ...{ calls, browsers, users },
    playbacks: createPlaybacks(dependencies),
    openConversation,
    changed: changes.tell,
  };
  return {
    ...{ applications, files, users },
    ...{ onChange: changes.add, onEvent: happenings.add },
    ...books,
    ...observe(parts),
    ...serveBrowsers(parts),
    ...keepBook(parts),
    ...recordConversations(parts),
    levels: () => calls.all().flatMap((call) => (call.live ? call.levels() : [])),
    reset: () => {
      reset(parts);
    },
  };
}

const unwatched = (): void => undefined;

function conversationOpener(
  { ids, clock, media }: PlatformDependencies,
  known: { readonly calls: Calls; readonly browsers: Browsers },
  tell: (event: ConversationEvent, audience: Audience) => void,
) {
  return (applicationId: string): Conversation =>
    createConversation({
      ...{ id: ids.conversation(), applicationId, clock, room: media.room() },
      onEvent: (event, conversation) => {
        for (const audience of audiencesOf(event, conversation, known)) tell(event, audience);
      },
    });
}

function conversationsOf(calls: Calls): Conversation[] {
  return calls.all().flatMap(({ live, conversation }) => (live ? [conversation] : []));
}

function reset({
  waiting,
  recordings,
  calls,
  handsets,
  sentWebhooks,
  purse,
  files,
  changed,
}: Parts): void {
  waiting.free();
  recordings.drop();
  for (const call of calls.all()) {
    call.hangUp('platform');
    call.leave();
  }
  calls.clear();
  handsets.forget();
  sentWebhooks.clear();
  purse.reset();
  files.clear();
  changed();
}
