import type { Chapter } from './row.ts';

const phone = 'platform/platform.spec.ts › a call to a phone ›';
const caller = 'platform/platform.spec.ts › a caller who hangs up ›';
const ncco = 'platform/platform.spec.ts › an NCCO ›';
const placed = 'api/create-call.spec.ts › a call that a server places ›';
const payloads = 'platform/legs/leg-payloads.spec.ts › the payload of a phone’s leg ›';
const inbound = 'platform/calls/inbound-call.spec.ts › a call from a phone ›';
const webhooks = 'webhooks/webhooks.spec.ts › webhooks ›';
const talk = 'platform/actions/talk.spec.ts › a talk ›';
const stream = 'platform/actions/stream.spec.ts › a stream ›';
const input = 'platform/actions/input.spec.ts ›';
const record = 'platform/actions/record.spec.ts ›';
const bargeIn = 'platform/run/barge-in.spec.ts › a talk with bargeIn ›';
const refused =
  'platform/platform.spec.ts › a call to a phone › that is $habit ends as $status at once, with a $tone tone for two seconds';

/** How a call goes, from the first event to the last. */
export const callFlow: Chapter = {
  title: 'Call flow',
  rows: [
    {
      what: 'A call comes in to a number, goes out by REST, or goes out of another call by `connect`.',
      shown: [
        `${inbound} asks the answer URL of the application that has the number`,
        `${placed} is told of at once, and rings`,
        `${phone} that answers connects both, and echoes`,
      ],
    },
    {
      what: 'Instructions are actions, done in order: the next begins when the last is done.',
      shown: [
        `${ncco} speaks before it connects`,
        `${ncco} goes on when the phone was not reached or hung up`,
      ],
    },
    {
      what: 'The answer URL is the application’s for a call that comes in, and the request’s for one that goes out.',
      shown: [
        `${inbound} asks the answer URL of the application that has the number`,
        `${placed} asks the answer URL only once it is answered`,
      ],
    },
    {
      what: 'A request may bring its instructions along, in place of an answer URL.',
      shown: [
        `${placed} does when it is answered what the server wanted, and ends after the last action`,
      ],
    },
    {
      what: 'A call goes through started, ringing, answered and completed.',
      shown: [`${phone} that answers connects both, and echoes`],
    },
    {
      what: 'The event URL is the application’s, or the request’s.',
      shown: [
        `${placed} tells its events where it was told to`,
        `${ncco} sends the phone’s events where its connect says`,
      ],
    },
    { what: 'Event `started`.', shown: [`${payloads} that is %s`] },
    { what: 'Event `ringing`.', shown: [`${payloads} that is %s`] },
    {
      what: 'Event `answered`, with nulls for what is not known yet.',
      shown: [`${payloads} that is answered has null for what is not known yet`],
    },
    {
      what: 'Event `completed`, with times, duration, rate, price and network, and who ended the call.',
      shown: [`${payloads} that is completed tells money as text and rounds time outwards`],
    },
    {
      what: 'Events `machine` and `human`.',
      shown: [
        `${phone} with a voicemail greeting answers after 3 s and is found to be a machine`,
        `${phone} that a person answers is found to be human`,
      ],
    },
    {
      what: 'Event of an input.',
      shown: [
        `${input} an input of keys › ends with the last digit, and tells them in the documented form`,
        `${input} an input of speech › ends two seconds after the last word, and tells what was understood`,
      ],
    },
    {
      what: 'Event `busy`, with its SIP code.',
      shown: [refused],
    },
    { what: 'Event `cancelled`.', shown: [`${caller} while the phone rings cancels it`] },
    {
      what: 'Event `failed`, with why.',
      shown: [refused, `${payloads} that failed says why before the direction`],
    },
    {
      what: 'Event of a recording.',
      shown: [
        `${record} a recording without an end of its own › runs beside what follows, and is told of once the call has ended`,
      ],
    },
    {
      what: 'Event `rejected`, with why.',
      shown: [refused],
    },
    {
      what: 'Event `timeout`.',
      shown: [`${phone} that is never picked up times out after the timeout of the connect`],
    },
    {
      what: 'Event `unanswered`, with why.',
      shown: [refused],
    },
    {
      what: 'Event of a `notify`.',
      shown: [
        'platform/actions/notify.spec.ts › tells how far the instructions have come, and goes on',
      ],
    },
    {
      what: 'Event `disconnected` of a websocket, whose reply may say what to do.',
      shown: [
        'platform/endpoints/websocket.spec.ts › a websocket whose server goes › is told to be disconnected, in the documented shape',
        'platform/endpoints/websocket.spec.ts › a websocket whose server goes › lets the reply say what to do instead',
      ],
    },
    {
      what: 'Event `transcribed`.',
      shown: [
        'platform/recording/transcription.spec.ts › the transcription of a recording › is told of after the recording, and has what was said with its times',
      ],
    },
    {
      what: 'The shape of each event and question that is published.',
      shown: [
        'testing/published/published.spec.ts › has the event %s, as a real run does',
        'testing/published/published.spec.ts › has the question %s, as a real run does',
        'testing/published/published.spec.ts › has the event by %s, as a real run does',
        'testing/published/published.spec.ts › has the question to %s, as a real run does',
        'testing/published/published.spec.ts › has the sequence %s, as a real run does',
        'testing/published/published.spec.ts › has the messages of a websocket, as a real one does',
        'testing/published/published.spec.ts › has the signatures of webhooks, as ours are',
      ],
      missing:
        'an input whose sound could not be analysed: what a phone says is known to the letter.',
    },
    {
      what: '`completed` comes at the end of every call, unless it was rejected.',
      shown: [refused],
    },
    {
      what: 'A `transfer` event names both conversations and the leg.',
      shown: [
        'api/modify-call.spec.ts › of the caller ends what it was connected to, and follows the new instructions elsewhere',
      ],
    },
    {
      what: 'Every event names conversation, direction, both ends, status, leg and time.',
      shown: [`${payloads} that is %s`],
    },
    {
      what: 'The platform complains by an error event, such as of instructions that it cannot read.',
      shown: [
        `${ncco} that cannot be had is an error event, an apology and the end`,
        'platform/legs/leg-payloads.spec.ts › an error event has a reason and neither status nor leg',
      ],
    },
    {
      what: 'The answer URL is asked with both ends, conversation and leg, as parameters or as JSON.',
      shown: [
        `${inbound} asks the answer URL of the application that has the number`,
        'platform/platform.spec.ts › the answer webhook › tells who calls and what was dialled, and no number of the caller',
        `${webhooks} a GET › has the fields as parameters, in their order, after those of the URL itself`,
        `${webhooks} a POST › has the fields as JSON and is signed over these very bytes`,
      ],
    },
    {
      what: 'The answer URL’s fallback is asked when it fails, and learns why.',
      shown: [
        'platform/run/instructions.spec.ts › asks the fallback when the answer is %j, and says why',
      ],
    },
    {
      what: 'What a browser dials, and the data it sends along, come with the answer webhook, without a number of the caller.',
      shown: [
        'sdk/nexmo/nexmo-gateway.spec.ts › a call › asks the answer URL with what was dialled and by whom',
        'sdk/nexmo/nexmo-gateway.spec.ts › a call › passes on the custom data of the page',
      ],
    },
    {
      what: 'A server has its time to take a webhook and to answer it, and is asked once more.',
      shown: [
        `${webhooks} has a time limit for the connection itself`,
        `${webhooks} gives the reply its own time: the limit for connecting is then over`,
        `${webhooks} asking for instructions › asks once more after %s, and then says why it failed`,
      ],
    },
    {
      what: 'Every action is over at a time of its own; `record` and `input` may go on beside those that follow.',
      shown: [
        `${record} a recording without an end of its own › goes on when other instructions take over`,
        `${input} an asynchronous input › tells each key by itself, while the flow goes on`,
        'platform/actions/wait.spec.ts › with %j lets %i ms pass',
      ],
    },
    {
      what: '`record` is awaited when it says how it ends, and goes on beside the call when it does not.',
      shown: [
        `${record} a recording that ends by itself › by %s is told of before what follows is done`,
        `${record} a recording without an end of its own › runs beside what follows, and is told of once the call has ended`,
        `${record} a recording without an end of its own › ends after two hours`,
      ],
    },
    {
      what: '`conversation` lasts until the call ends; what follows is not done.',
      shown: [
        'platform/actions/conversation.spec.ts › ends for all when one leaves who ends it, and what follows is not done',
      ],
    },
    {
      what: '`connect` calls one after the other when there are several.',
      shown: [
        `${ncco} goes on when the phone was not reached or hung up`,
        'platform/actions/connect.spec.ts › connects in turn ring one after the other until somebody answers',
      ],
      missing:
        'that a later connect joins a conference while the one before still talks, as documents of 2021 say; today’s reference lets each end first.',
    },
    {
      what: '`talk` is over when its text has been said as often as it says; `bargeIn` lets the input begin at once.',
      shown: [
        `${talk} is heard to its end, its breaks too, before the next action`,
        `${talk} is heard as often and as loud as it says`,
        `${bargeIn} is heard after those before it, while the next action runs`,
      ],
    },
    {
      what: '`stream` does the same with a file.',
      shown: [
        `${stream} is heard to its end before the next action`,
        `${stream} is heard as often and as loud as it says`,
      ],
    },
    {
      what: '`input` is over after so many keys, a pause, or `#`; the reply to its event may be what to do next.',
      shown: [
        `${input} an input of keys › ends three seconds after the last key, with up to four digits, when it says nothing else`,
        `${input} an input of keys › ends with the last digit, and tells them in the documented form`,
        `${input} an input of keys › ends with the hash where it says so, and with no digit at all`,
        `${input} an input of keys › that nobody answers has empty digits, and the flow goes on`,
        `${input} an input of keys › does what the reply says instead of the rest`,
      ],
    },
    {
      what: 'A PUT replaces what is being done and all that is queued.',
      shown: [
        'api/modify-call.spec.ts › of the caller ends what it was connected to, and follows the new instructions elsewhere',
      ],
    },
    {
      what: 'A call whose instructions are done is over.',
      shown: [
        `${placed} does when it is answered what the server wanted, and ends after the last action`,
      ],
    },
    {
      what: 'A caller who hears music on hold is taken to an agent by new instructions.',
      shown: ['recipes/hold.spec.ts › a caller on hold › hears music until an agent is there'],
    },
    {
      what: 'Machine detection lets a call go on, or ends it.',
      shown: [
        `${placed} to a voicemail box is let go when machines are not wanted`,
        `${phone} with a voicemail greeting is cut off when the connect says so`,
        'platform/dialling/detection.spec.ts › default › does what the reply to either says instead of the rest',
      ],
    },
  ],
};
