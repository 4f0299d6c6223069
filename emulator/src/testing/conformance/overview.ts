import type { Chapter } from './row.ts';

const sdk = 'api/account-sdk.spec.ts › @vonage/server-sdk ›';
const conference = 'recipes/conference.spec.ts › a conference ›';
const money = 'platform/account/money.spec.ts ›';
const input = 'platform/actions/input.spec.ts ›';
const page = 'phones/phones-routes.spec.ts ›';
const recorded = 'media/recording/recorder.spec.ts › a recording of a room ›';

/** What the overview of the Voice API and its concepts name, as far as it is the platform's behaviour. */
export const overview: Chapter = {
  title: 'Overview and concepts',
  rows: [
    {
      what: 'Calls in and out are steered by instructions in JSON.',
      shown: [
        'platform/platform.spec.ts › an NCCO › speaks before it connects',
        'platform/calls/inbound-call.spec.ts › a call from a phone › is connected to another phone, in one conversation',
      ],
    },
    {
      what: 'Calls are recorded and the recordings kept.',
      shown: [
        'api/download-recording.spec.ts › a real recording › is what was said, and no SDK but the bare request gets it from this machine',
        'files/temp-files.spec.ts › a file of an application › is kept for 30 days, or as many as are asked for',
      ],
      missing: 'files do not outlive the emulator, so that nothing of a test is left behind.',
    },
    {
      what: 'Many talk in one conference.',
      shown: [
        `${conference} brings all who dial in together, and lasts until the last one goes`,
        `${conference} has room for ten, each of whom may leave without the others`,
        'media/exchange.spec.ts › a room › lets each hear the sum of the others, never itself',
      ],
    },
    {
      what: 'Text is spoken, in many languages and voices.',
      shown: [
        'platform/actions/talk.spec.ts › a talk › is said in the language and the style that it names',
        'api/openapi.spec.ts › knows every language of text to speech',
        'media/speech.spec.ts › the real voice with SSML › is another person’s in another style',
      ],
      missing:
        'every language is taken, but read by English voices, four of them: there is no free voice for the others that needs no download.',
    },
    {
      what: 'A playground to try things out.',
      shown: [
        `${page} the phones page › comes with its style and script, and may load nothing else`,
      ],
      missing: 'the dashboard’s own pages; the page of phones stands in for them.',
    },
    {
      what: 'An inspector of calls.',
      shown: [`${page} the control routes › show calls and webhooks`],
      missing: 'the dashboard’s own page; calls and webhooks can be read as JSON.',
    },
    {
      what: '`POST /v1/calls` with a token, as the overview’s `curl` does it.',
      shown: [
        'e2e/emulator-readme.e2e.ts › the README of the emulator › places a call by curl, which its phones take by script',
      ],
    },
    {
      what: 'A token is signed by the application’s key.',
      shown: [
        'api/voice-api.spec.ts › the REST face › is closed to a token %s',
        'api/voice-api.spec.ts › the REST face › is closed to the headers %j',
        `${sdk} applications › are verified by their new key as soon as it is put`,
      ],
    },
    {
      what: 'Applications have numbers and webhook URLs, and are made by an API.',
      shown: [`${sdk} sets up an application that works at once`],
      missing: 'the dashboard and the command line tool.',
    },
    {
      what: 'Webhooks tell and ask the customer’s server; those of one leg come in order.',
      shown: [
        'webhooks/webhooks.spec.ts › telling events › keeps the order of a leg, however slow its replies, and does not hold up other legs',
        'webhooks/webhooks.spec.ts › asking for instructions › asks once more after %s, and then says why it failed',
        'webhooks/webhooks.spec.ts › asking for instructions › asks no third time',
      ],
    },
    {
      what: 'Events may come late, twice, in another order, or not at all.',
      shown: [
        'webhooks/webhook-faults.spec.ts › sends an event twice',
        'webhooks/webhook-faults.spec.ts › sends an event after the next one of its leg',
        'webhooks/webhook-faults.spec.ts › loses an event as often as it is told to',
        'webhooks/webhook-faults.spec.ts › sends events late, in their order',
      ],
    },
    {
      what: 'Answer URLs may be slow, fail, or answer with something else than JSON.',
      shown: [
        'webhooks/answer-faults.spec.ts › makes the answer URL look %s, which is asked all the same',
        'webhooks/answer-faults.spec.ts › lets an answer with the limits %j come %i ms late',
        'webhooks/answer-faults.spec.ts › does not ask who cannot be reached',
      ],
    },
    {
      what: 'Numbers are rented and lead to an application.',
      shown: [`${sdk} numbers › are found, bought, linked and given up`],
    },
    {
      what: 'A call leads to a phone, a browser, a SIP address, a websocket or an extension.',
      shown: [
        'platform/platform.spec.ts › a call to a phone › that answers connects both, and echoes',
        'platform/endpoints/app.spec.ts › a call to a user › is hers who answers first, when her sound is up; the others stop ringing',
        'platform/endpoints/handset-callee.spec.ts › a SIP address › has the habit of the last digit of its user',
        'platform/endpoints/websocket.spec.ts › a websocket is opened as the endpoint says, and joins when it stands',
        'platform/endpoints/handset-callee.spec.ts › an extension has the habit of its last digit',
      ],
    },
    {
      what: 'SSML.',
      shown: [
        'platform/ssml/passages.spec.ts › a break › %s lasts %i ms',
        'platform/ssml/passages.spec.ts › prosody › %s changes how it is said',
        'platform/ssml/say-as.spec.ts › as %s %s is said "%s"',
        'platform/ssml/passages.spec.ts › tags › %s are never spoken, however they are written',
        'media/speech.spec.ts › the real voice with SSML › is slower and faster by as much as the rate says',
      ],
      missing:
        'phonemes, voices and languages inside a text, whose tags are passed over: the free voice knows none of them.',
    },
    {
      what: 'Speech and keys are recognised.',
      shown: [
        `${input} an input of speech › is surer of words that it was told to expect, which it spells so`,
        `${input} an input of keys and speech › is overridden by the first key, also in the middle of a sentence`,
        `${input} an asynchronous input › tells each key by itself, while the flow goes on`,
      ],
      missing:
        'words in sound: what a phone says is known from its script or its page. Of a browser only that it speaks.',
    },
    {
      what: 'One caller is recorded, or the whole conversation.',
      shown: [
        `${recorded} as %s has on the left what one says, on the right what he hears`,
        `${recorded} has one channel for each who speaks, and the last for all others`,
        'platform/recording/transcription.spec.ts › a named conversation that is recorded › is so from the first who comes to the end, and told of once',
      ],
    },
    {
      what: 'The audio of a call goes through a websocket, both ways.',
      shown: [
        'platform/endpoints/websocket.spec.ts › a websocket is opened as the endpoint says, and joins when it stands',
        'media/websocket-line.spec.ts › sends 20 ms a frame at %i Hz, in tune',
        'media/websocket-line.spec.ts › hears what the server says at %i Hz, in tune',
      ],
    },
    {
      what: 'Contact Center Intelligence.',
      missing: 'a product of its own, with other vendors behind it.',
    },
    {
      what: 'Fraud prevention: a server can check whether a webhook is the platform’s.',
      shown: [
        'webhooks/signature.spec.ts › signs %s to the letter as the platform does',
        `${sdk} applications › say whether webhooks are signed: %s`,
      ],
      missing: 'the dashboard’s rules for countries and prefixes, which are no part of the API.',
    },
    {
      what: 'Calls cost money, and end when there is none.',
      shown: [
        `${money} takes from the balance what the last event says`,
        `${money} without credit › no phone is rung`,
      ],
      missing: 'real prices: an invented rate for each country.',
    },
    {
      what: 'New calls and requests are limited, three and fifteen a second.',
      shown: [
        'api/limits.spec.ts › the limit of new calls › lets three out in any second, and throttles the fourth',
        'api/voice-api.spec.ts › the rate limit › answers 429 to the sixteenth request of a second, and to none of the next second',
      ],
    },
    {
      what: 'References: the Voice API, the NCCO and the webhooks.',
      shown: [
        'api/openapi.spec.ts › allows what is told of a call to %s, at each moment',
        'platform/platform.spec.ts › an NCCO › %s is an error event, an apology and the end',
      ],
    },
  ],
};
