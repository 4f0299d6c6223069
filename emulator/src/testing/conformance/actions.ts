import type { Chapter } from './row.ts';

const connect = 'platform/actions/connect.spec.ts ›';
const phone = 'platform/platform.spec.ts › a call to a phone ›';
const detection = 'platform/dialling/detection.spec.ts ›';
const conversation = 'platform/actions/conversation.spec.ts › a named conversation ›';
const record = 'platform/actions/record.spec.ts ›';
const input = 'platform/actions/input.spec.ts ›';
const ssml = 'platform/ssml/passages.spec.ts ›';

/** Every action of the NCCO, and what it may say. */
export const actions: Chapter = {
  title: 'Actions',
  rows: [
    {
      what: '`talk`: language, style, level, loop, SSML',
      shown: [
        'platform/actions/talk.spec.ts › a talk › is said in the language and the style that it names',
        'platform/actions/talk.spec.ts › a talk › is heard as often and as loud as it says',
        'platform/actions/talk.spec.ts › a talk › with loop 0 is heard until the call ends',
        `${ssml} tags › %s are never spoken, however they are written`,
      ],
      missing: 'that `premium` sounds otherwise: it is taken, and the voice stays.',
    },
    {
      what: '`stream`: files in mp3 and wav, level, loop',
      shown: [
        'platform/actions/stream.spec.ts › a stream › is heard as often and as loud as it says',
        'platform/actions/stream.spec.ts › a stream › that cannot be loaded is complained about, and the flow goes on',
        'media/decode-sound-file.spec.ts › decodes a wav of %i Hz with %i channels',
        'sounds/sounds.spec.ts › loads a sound from a server on this machine',
      ],
      missing: 'files of other machines: the emulator reaches this one only.',
    },
    {
      what: '`bargeIn` of both',
      shown: [
        'platform/run/barge-in.spec.ts › bargeIn › stays true until an input, whatever a later action says',
        `${input} a prompt before an input › is cut by the first key, which counts`,
        `${input} a prompt before an input › is cut by the first word`,
      ],
    },
    {
      what: '`input` of keys: timeOut, maxDigits, submitOnHash',
      shown: [
        `${input} an input of keys › counts its time from each key`,
        `${input} an input of keys › ends with the hash where it says so, and with no digit at all`,
        `${input} the form of an input › is as seen, not as documented, where a setting says so`,
      ],
    },
    {
      what: '`input` of speech: context, language, endOnSilence, startTimeout, maxDuration, saveAudio, uuid',
      shown: [
        `${input} an input of speech › is surer of words that it was told to expect, which it spells so`,
        `${input} an input of speech › keeps the times that it names`,
        `${input} an input of speech › that lasts too long is cut off, and what was said by then is told`,
        `${input} an input of speech › may be of another leg, which it then is about`,
      ],
      missing:
        'that `language` changes what is understood: it is taken. `sensitivity` says how loud a browser has to be.',
    },
    {
      what: '`input` of both, and key by key',
      shown: [
        `${input} an input of keys and speech › is speech where no key is pressed`,
        `${input} an asynchronous input › does what a reply says instead of what is being done`,
      ],
    },
    {
      what: '`record`: format, split, channels, endOnSilence, endOnKey, timeOut, beepStart, transcription',
      shown: [
        `${record} a recording that ends by itself › by %s is told of before what follows is done`,
        `${record} the file of a recording › of %j is %s with %i channels`,
        `${record} a recording without an end of its own › begins after its beep, beside what follows`,
        'media/recording/recorder.spec.ts › a recording of a room › says once when it was silent for long enough, from the last word on',
        'media/recording/recorder.spec.ts › a recording of a room › as mp3 has 32 kbit/s, and what was said before its encoder was there',
        'platform/recording/transcription.spec.ts › the transcription of a recording › is told of after the recording, and has what was said with its times',
      ],
    },
    {
      what: '`conversation`: startOnEnter, endOnExit, record, canSpeak, canHear, mute, musicOnHoldUrl',
      shown: [
        `${conversation} is quiet until somebody comes who starts it`,
        `${conversation} ends for all when one leaves who ends it, and what follows is not done`,
        `${conversation} with music on hold › lets those who wait hear it until it starts, and then no more`,
        `${conversation} lets a leg in muted`,
        `${conversation} seats each leg by whom it hears and who hears it`,
        'platform/recording/transcription.spec.ts › a named conversation that is recorded › is so from the moderator on, where there is one',
      ],
    },
    {
      what: '`connect`: timeout, limit, ringbackTone, randomFromNumber',
      shown: [
        `${phone} that is never picked up times out after the timeout of the connect`,
        `${phone} is cut off by its limit`,
        'platform/sound/play-ringback.spec.ts › a ringback tone of the customer is heard again and again, until it is answered',
        `${connect} any number is one of the callee’s country, where there is one`,
      ],
    },
    {
      what: '`connect`: `eventType` synchronous',
      shown: [
        `${connect} a synchronous connect › to %i lets the reply to %s say what to do`,
        `${connect} a synchronous connect › goes on when the reply says nothing`,
        `${connect} an asynchronous connect takes no advice`,
      ],
    },
    {
      what: '`connect`: `dtmfAnswer` and `onAnswer` of a phone',
      shown: [
        `${connect} keys are pressed into a phone that has answered`,
        `${connect} a phone that is to hear something first › is asked about with what the answer webhook says of its leg`,
        `${connect} a phone that is to hear something first › joins also when the URL says nothing of use`,
      ],
    },
    {
      what: '`connect`: machineDetection and advancedMachineDetection',
      shown: [
        `${phone} with a voicemail greeting answers after 3 s and is found to be a machine`,
        `${detection} detect › joins a person only once it is known that it is one`,
        `${detection} detect_beep › joins a machine at its beep, of which alone it tells`,
        `${detection} detect_beep › joins it when no beep comes in time`,
        `${detection} default › joins at once, and tells of the machine and of its beep`,
        `${detection} %s lets go of a machine that is not wanted`,
      ],
      missing: 'listening: whether a phone is a machine is known by its habit.',
    },
    {
      what: '`notify`',
      shown: [
        'platform/actions/notify.spec.ts › tells how far the instructions have come, and goes on',
      ],
    },
    { what: '`wait`', shown: ['platform/actions/wait.spec.ts › with %j lets %i ms pass'] },
    {
      what: '`transfer`',
      shown: [
        'platform/actions/conversation.spec.ts › a transfer action › brings the caller into a conversation that is there, until it is over',
      ],
    },
    {
      what: 'Instructions that are none.',
      shown: [
        'platform/platform.spec.ts › an NCCO › %s is an error event, an apology and the end',
        'platform/actions/talk.spec.ts › a talk › with %j is a syntax error',
      ],
    },
  ],
};
