import type { Chapter } from './row.ts';

const forwarding = 'recipes/forwarding.spec.ts › a number that forwards calls ›';
const input = 'recipes/input.spec.ts ›';

/** The use cases and tutorials of the Voice API, as far as they are the platform's behaviour. */
export const guides: Chapter = {
  title: 'Guides and tutorials',
  rows: [
    {
      what: 'Guide: masked calling. Two people talk, and neither sees the other’s number.',
      shown: [
        `${forwarding} hides both numbers from each other: each sees only the one in between`,
      ],
    },
    {
      what: 'Guide: a conference, to dial into or to be called into.',
      shown: [
        'recipes/conference.spec.ts › a conference › brings all who dial in together, and lasts until the last one goes',
        'recipes/conference.spec.ts › a conference › waits for its moderator, and ends when he goes',
        'recipes/conference.spec.ts › a conference › is joined by one who is called into it',
        `${input} a conference behind a PIN of four digits › lets in who knows it, after another try`,
      ],
    },
    {
      what: 'Guide: voice notifications. Many are told something, and it is known who confirmed.',
      shown: [`${input} a message that is to be confirmed › knows who pressed 1, and who did not`],
    },
    {
      what: 'Guide: a menu by keys.',
      shown: [
        `${input} a menu by keys › goes where the key says`,
        `${input} a menu by keys › is said again after a wrong key, and given up after the third`,
      ],
    },
    {
      what: 'Guide: a menu by speech.',
      shown: [
        `${input} a menu by speech › goes where the word says, though it was not waited for`,
        `${input} a menu by speech › asks again after a word that it does not know, and after silence, and knows keys`,
      ],
    },
    {
      what: 'Guide: a voice bot with Dialogflow, through a websocket.',
      shown: [
        'recipes/voice-bot.spec.ts › a voice bot behind a websocket › talks with the caller, and knows the keys',
        'recipes/voice-bot.spec.ts › a voice bot behind a websocket › hands the caller over to a person',
      ],
      missing:
        'Dialogflow itself, which is another vendor’s: whatever listens at the websocket is the bot.',
    },
    {
      what: 'Guide: a voice bot with Lex, through a websocket.',
      shown: [
        'recipes/voice-bot.spec.ts › a voice bot behind a websocket › talks with the caller, and knows the keys',
        'recipes/voice-bot.spec.ts › a voice bot behind a websocket › hands the caller over to a person',
      ],
      missing:
        'Lex itself, which is another vendor’s: whatever listens at the websocket is the bot.',
    },
    {
      what: 'Guide: click to call.',
      shown: [
        'recipes/click-to-call.spec.ts › a click calls the agent first, and then the customer',
      ],
    },
    {
      what: 'Guide: call tracking. It is known which number brought a call.',
      shown: [`${forwarding} knows which number was dialled, and tells whose calls it brings`],
    },
    {
      what: 'Guide: programmable SIP. Calls go to SIP addresses, with headers.',
      shown: [
        'platform/endpoints/handset-callee.spec.ts › a SIP address › is shown the headers of the call',
        'platform/endpoints/handset-callee.spec.ts › a SIP address › can be a user of a trunk',
        'phones/sip-control.spec.ts › a SIP call asks the answer URL, with the headers that customers see',
      ],
      missing:
        'SIP itself: its addresses are simulated phones, and no packet of it leaves the machine.',
    },
    {
      what: 'Guide: voicemail.',
      shown: [
        'recipes/voicemail.spec.ts › a voicemail box › has the message before it says thanks, and the server can fetch it',
        'recipes/voicemail.spec.ts › a voicemail box › has the message of one who just hangs up',
      ],
    },
    {
      what: 'Guide: recordings as text.',
      shown: [
        'platform/recording/transcription.spec.ts › the transcription of a recording › is told of after the recording, and has what was said with its times',
        'platform/recording/transcription.spec.ts › the transcription of a recording › has one channel for each who is split off, as the recording has',
      ],
      missing: 'sentiment, which is left out; and words that only a browser’s microphone heard.',
    },
    {
      what: 'Guide: the voice journey. A caller goes from a menu to an agent, waits, and is handed on.',
      shown: [
        'recipes/hold.spec.ts › a caller on hold › hears music until an agent is there',
        'recipes/hold.spec.ts › a caller on hold › is handed over warmly: both agents talk first, and then the second with the caller',
        `${forwarding} rings the next one when the first is not reached`,
      ],
    },
    {
      what: 'Guide: local numbers.',
      shown: [
        'recipes/local-numbers.spec.ts › numbers in several countries › bring who dials one of them to the same place',
        'recipes/local-numbers.spec.ts › numbers in several countries › show who is called at %s one of his own country',
      ],
    },
    {
      what: 'Guide: call whisper. Who is called hears something before the caller is there; a coach is heard by the agent alone.',
      shown: [
        'recipes/whisper.spec.ts › who is called hears who calls, before the caller is there',
        'platform/actions/connect.spec.ts › a phone that is to hear something first › hears it alone, and joins then',
        'recipes/coaching.spec.ts › a coach is heard by the agent alone, and hears both',
        'media/exchange.spec.ts › a room with seats › lets a coach be heard by one alone',
      ],
    },
    {
      what: 'Guide: troubleshooting. Errors are told as events, with reasons, and calls can be looked at.',
      shown: [
        'platform/platform.spec.ts › an NCCO › that cannot be had is an error event, an apology and the end',
        'platform/run/instructions.spec.ts › asks the fallback when the answer is %j, and says why',
        'phones/phones-routes.spec.ts › the control routes › show calls and webhooks',
      ],
    },
    {
      what: 'Tutorial: an agent’s workplace. A phone calls, and a browser rings.',
      shown: [
        'platform/endpoints/app.spec.ts › a call to a user › rings every browser of hers, and tells no ringing',
        'platform/endpoints/app.spec.ts › a call to a user › can be declined',
        'platform/endpoints/app.spec.ts › a call to a user › that she leaves ringing times out',
        'e2e/invited.e2e.ts › hears and is heard once one of two pages has answered, and hangs up',
      ],
    },
    {
      what: 'Tutorial: from the app to a phone.',
      shown: [
        'platform/platform.spec.ts › a call to a phone › that answers connects both, and echoes',
        'sdk/nexmo/nexmo-gateway.spec.ts › a call › is told from joining to the answer, with ids without gaps',
        'e2e/audio.e2e.ts › is ringback while it rings and the own voice when Bob answers',
      ],
    },
    {
      what: 'Tutorial: a call is connected to a websocket.',
      shown: [
        'platform/endpoints/websocket.spec.ts › a websocket is opened as the endpoint says, and joins when it stands',
        'platform/endpoints/websocket.spec.ts › is asked for with the authorization %j',
        'platform/endpoints/websocket.spec.ts › a websocket whose server goes › lets the reply say what to do instead',
      ],
    },
    {
      what: 'Tutorial: a call menu.',
      shown: [`${input} a menu by keys › goes where the key says`],
    },
    {
      what: 'Tutorial: audio is played into a websocket.',
      shown: [
        'media/websocket-line.spec.ts › sends 20 ms a frame at %i Hz, in tune',
        'media/websocket-line.spec.ts › tells of a notify once all sound before it has been played',
        'media/websocket-line.spec.ts › forgets at a clear what waits, and says so',
      ],
    },
    {
      what: 'Tutorial: audio is played into a call.',
      shown: [
        'api/play-audio.spec.ts › PUT …/$kind › is heard by that leg alone, to its end, while the call goes on',
        'api/played-file.spec.ts › a file that is played › by an action and over REST is heard on the phone, both mixed',
      ],
    },
    {
      what: 'Tutorial: a voicemail.',
      shown: [
        'recipes/voicemail.spec.ts › a voicemail box › has the message before it says thanks, and the server can fetch it',
        'platform/actions/record.spec.ts › a recording that ends by itself › beeps first when it is to, and records what comes after',
      ],
    },
  ],
};
