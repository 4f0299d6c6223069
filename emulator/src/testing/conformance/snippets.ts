import type { Chapter } from './row.ts';

const placed = 'api/create-call.spec.ts › a call that a server places ›';
const leg = 'api/modify-call.spec.ts ›';
const audio = 'api/play-audio.spec.ts › PUT …/$kind ›';
const input = 'platform/actions/input.spec.ts ›';
const record = 'platform/actions/record.spec.ts ›';
const recorded = 'media/recording/recorder.spec.ts › a recording of a room ›';
const sdk = 'api/voice-sdk.spec.ts › @vonage/server-sdk ›';

/** The tasks of the code snippets, and what they take for granted of the platform. */
export const snippets: Chapter = {
  title: 'Code snippets',
  rows: [
    {
      what: 'Connect an inbound call.',
      shown: [
        'platform/calls/inbound-call.spec.ts › a call from a phone › is connected to another phone, in one conversation',
      ],
    },
    {
      what: 'Connect callers into a conference.',
      shown: [
        'platform/actions/conversation.spec.ts › a named conversation › brings together all who name it, and tells each transfer',
      ],
    },
    {
      what: 'Download a recording.',
      shown: [
        'api/download-recording.spec.ts › a real recording › is what was said, and no SDK but the bare request gets it from this machine',
        'api/get-file.spec.ts › a file under /%s/files › is had with its media type by the application that it belongs to',
      ],
      missing:
        'that `downloadRecording` and `downloadTranscription` of the server SDK fetch it: the SDK sends its token to the vendor’s own hosts only.',
    },
    {
      what: 'Earmuff a call.',
      shown: [`${leg} a leg that is earmuffed › hears nothing until it is unearmuffed`],
    },
    {
      what: 'Handle user input by speech.',
      shown: [
        `${input} an input of speech › ends two seconds after the last word, and tells what was understood`,
      ],
    },
    {
      what: 'Handle user input by keys.',
      shown: [
        `${input} an input of keys › ends with the last digit, and tells them in the documented form`,
      ],
    },
    {
      what: 'Make an outbound call.',
      shown: [`${placed} asks the answer URL only once it is answered`],
    },
    {
      what: 'Make an outbound call with an NCCO.',
      shown: [
        `${placed} does when it is answered what the server wanted, and ends after the last action`,
        `${sdk} places a call`,
      ],
    },
    {
      what: 'Mute a call.',
      shown: [
        `${leg} a leg that is muted › is not heard until it is unmuted`,
        'media/exchange.spec.ts › a room › does not hear who is muted, and who is muted still hears',
      ],
    },
    {
      what: 'Play an audio stream into a call.',
      shown: [
        `${audio} takes the level as text, and loop 0 as for ever, until it is deleted`,
        `${sdk} speaks and plays into a call, and stops that`,
      ],
    },
    {
      what: 'Play DTMF into a call.',
      shown: [
        'api/dtmf.spec.ts › keys that are played into a leg › are heard by the phone, and by nobody else',
        'media/dtmf.spec.ts › key %s sounds as its two frequencies %j',
      ],
    },
    {
      what: 'Play text-to-speech into a call.',
      shown: [`${audio} is heard by that leg alone, to its end, while the call goes on`],
    },
    {
      what: 'Receive an inbound call.',
      shown: [
        'platform/calls/inbound-call.spec.ts › a call from a phone › asks the answer URL of the application that has the number',
      ],
    },
    {
      what: 'Record a call.',
      shown: [
        `${record} a recording without an end of its own › runs beside what follows, and is told of once the call has ended`,
      ],
    },
    {
      what: 'Record a call with split audio.',
      shown: [
        `${record} the file of a recording › of %j is %s with %i channels`,
        `${recorded} as %s has on the left what one says, on the right what he hears`,
      ],
    },
    {
      what: 'Record a conversation.',
      shown: [
        'platform/recording/transcription.spec.ts › a named conversation that is recorded › is so from the first who comes to the end, and told of once',
      ],
    },
    {
      what: 'Record a message.',
      shown: [
        'recipes/voicemail.spec.ts › a voicemail box › has the message before it says thanks, and the server can fetch it',
      ],
    },
    {
      what: 'Retrieve information for a call.',
      shown: [`${sdk} reads one call`],
    },
    {
      what: 'Retrieve information for all calls.',
      shown: [`${sdk} reads every page of all calls`],
    },
    {
      what: 'Track NCCO progress.',
      shown: [
        'platform/actions/notify.spec.ts › tells how far the instructions have come, and goes on',
        'platform/actions/notify.spec.ts › does what the reply says instead of the rest',
      ],
    },
    {
      what: 'Transfer a call.',
      shown: [
        `${leg} a transfer › asks the URL that it names, and goes on as it was while that is of no use`,
      ],
    },
    {
      what: 'Transfer a call with inline NCCO.',
      shown: [
        `${leg} a transfer › of the caller ends what it was connected to, and follows the new instructions elsewhere`,
        `${leg} a transfer › of the phone lets it go on by itself, also when the caller hangs up`,
      ],
    },
    {
      what: 'The answer webhook, asked by GET for instructions.',
      shown: [
        'webhooks/webhooks.spec.ts › asking for instructions › gives the JSON of a reply',
        'webhooks/webhooks.spec.ts › asking for instructions › does not take %s, and does not ask again',
      ],
    },
    {
      what: 'The event webhook, told by POST in JSON.',
      shown: [
        'webhooks/webhooks.spec.ts › a POST › has the fields as JSON and is signed over these very bytes',
      ],
    },
    {
      what: 'The webhook of recordings, with the details of one.',
      shown: [
        `${record} tells of a recording where the application is told, by GET where it is to`,
      ],
    },
    {
      what: 'The webhook of keys.',
      shown: [
        `${input} an input of keys › tells the application’s own URL where it names none, by GET where it says so`,
      ],
    },
    {
      what: 'Numbers are in E.164, without a plus.',
      shown: [
        `${placed} is refused, with what is wrong: %j`,
        'platform/platform.spec.ts › an NCCO › %s is an error event, an apology and the end',
      ],
    },
    {
      what: 'A UUID names a leg.',
      shown: [
        'api/voice-api.spec.ts › one call › is shown as in the list',
        'api/voice-api.spec.ts › one call › that nobody knows is not found',
      ],
    },
    {
      what: 'A token is made by a tool of the vendor.',
      shown: ['sdk/user-token.spec.ts › tells whose token it is, until when, and what it may'],
      missing: 'the tools themselves: any library that signs RS256 makes a token.',
    },
    {
      what: 'Account, rented number and library are there, and a tunnel to the own machine.',
      missing:
        'none is needed: webhooks go to this machine only, and the emulator holds the account.',
    },
  ],
};
