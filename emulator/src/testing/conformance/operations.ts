import type { Chapter } from './row.ts';

const placed = 'api/create-call.spec.ts › a call that a server places ›';
const calls = 'api/voice-api.spec.ts › a list of calls ›';
const one = 'api/voice-api.spec.ts › one call ›';
const audio = 'api/play-audio.spec.ts ›';
const keys = 'api/dtmf.spec.ts ›';
const sdk = 'api/account-sdk.spec.ts › @vonage/server-sdk ›';
const voice = 'api/voice-sdk.spec.ts › @vonage/server-sdk ›';
const applications = 'api/applications/applications-api.spec.ts ›';
const users = 'api/users/users-api.spec.ts ›';
const numbers = 'api/numbers/numbers-api.spec.ts ›';
const openapi = 'api/openapi.spec.ts ›';

/** Every operation of the Voice API, and of the APIs beside it that set an application up. */
export const operations: Chapter = {
  title: 'Operations',
  rows: [
    {
      what: '`GET /v1/calls`',
      shown: [
        `${voice} reads every page of all calls`,
        `${voice} reads one page`,
        `${voice} searches one conversation`,

        `${calls} finds what is %s after the end`,
        `${calls} finds the legs of one conversation`,
        `${calls} begins and ends where it is told to, and can be turned round`,
        `${calls} comes in pages, each of which says where the others are`,
        `${openapi} allows the pages of a list`,
      ],
    },
    {
      what: '`POST /v1/calls`',
      shown: [
        `${voice} places a call`,
        `${voice} calls $type`,

        `${placed} is told of at once, and rings`,
        `${placed} tells its events where it was told to`,
        `${placed} is cut off when its time is over`,
        `${placed} comes from any number of the application where none is named`,
        `${placed} to a voicemail box is let go when machines are not wanted`,
        `${placed} is refused, with what is wrong: %j`,
      ],
    },
    {
      what: '`GET /v1/calls/{uuid}`',
      shown: [
        `${voice} reads one call`,

        `${one} is shown as in the list`,
        `${calls} shows what a completed leg cost, in strings, as its event told`,
        `${openapi} allows what is told of a call to %s, at each moment`,
      ],
    },
    {
      what: '`PUT /v1/calls/{uuid}`: hangup, mute, unmute, earmuff, unearmuff, transfer',
      shown: [
        `${voice} hangs a call up once`,
        `${voice} makes a leg mute and deaf, and takes that back`,
        `${voice} transfers a call to instructions, and to a URL`,

        'api/voice-api.spec.ts › a hang-up › of the caller’s leg ends the whole call, and the browser is told',
        'api/modify-call.spec.ts › a leg that is muted › is not heard until it is unmuted',
        'api/modify-call.spec.ts › a leg that is earmuffed › hears nothing until it is unearmuffed',
        'api/modify-call.spec.ts › a transfer › of the caller ends what it was connected to, and follows the new instructions elsewhere',
        'api/modify-call.spec.ts › a transfer › to %j is refused',
      ],
    },
    {
      what: '`PUT /v1/calls/{uuid}/stream`',
      shown: [
        `${voice} speaks and plays into a call, and stops that`,

        `${audio} PUT …/$kind › is heard by that leg alone, to its end, while the call goes on`,
        `${audio} a stream that cannot be loaded is told as an error of its leg`,
        `${openapi} allows what is asked and answered of sound in a call`,
      ],
    },
    {
      what: '`DELETE /v1/calls/{uuid}/stream`',
      shown: [
        `${voice} speaks and plays into a call, and stops that`,

        `${audio} PUT …/$kind › takes the level as text, and loop 0 as for ever, until it is deleted`,
      ],
    },
    {
      what: '`PUT /v1/calls/{uuid}/talk`',
      shown: [
        `${voice} speaks and plays into a call, and stops that`,

        `${audio} PUT …/$kind › is heard by that leg alone, to its end, while the call goes on`,
        `${audio} a second talk takes the place of the first, and leaves a stream alone`,
        `${openapi} allows what is asked and answered of sound in a call`,
      ],
    },
    {
      what: '`DELETE /v1/calls/{uuid}/talk`',
      shown: [
        `${voice} speaks and plays into a call, and stops that`,
        `${audio} a talk that is deleted while it is synthesised is never heard`,
      ],
    },
    {
      what: '`PUT /v1/calls/{uuid}/dtmf`',
      shown: [
        `${voice} plays keys into a leg, and listens to its keys until it stops that`,

        `${keys} keys that are played into a leg › are heard by the phone, and by nobody else`,
        `${keys} keys that are played into a leg › cannot be %j`,
        `${openapi} allows what is asked and answered of keys`,
      ],
    },
    {
      what: '`PUT /v1/calls/{uuid}/input/dtmf`',
      shown: [
        `${voice} plays keys into a leg, and listens to its keys until it stops that`,

        `${keys} a listener to the keys of a leg › is told each by itself, until it is taken back`,
      ],
    },
    {
      what: '`DELETE /v1/calls/{uuid}/input/dtmf`',
      shown: [
        `${voice} plays keys into a leg, and listens to its keys until it stops that`,

        `${keys} a listener to the keys of a leg › is told each by itself, until it is taken back`,
      ],
    },
    {
      what: '`PUT /v1/conversations/{id}/record`',
      shown: [
        'api/record-conversation.spec.ts › a conversation that is recorded at its server’s word › is so until it is stopped, and the file can be had',
      ],
    },
    {
      what: '`GET /v1/files/{id}`, also under `/v3`',
      shown: [
        'api/get-file.spec.ts › a file under /%s/files › is had with its media type by the application that it belongs to',
        'api/get-file.spec.ts › a file under /%s/files › is not there for another application, nor one that never was',
      ],
    },
    {
      what: '`GET /v2/applications`',
      shown: [`${sdk} applications › are listed page by page`],
    },
    {
      what: '`POST /v2/applications`',
      shown: [
        `${sdk} applications › are created with keys, which are told once`,
        `${applications} names %s where it is wrong, and creates nothing`,
      ],
    },
    {
      what: '`GET` and `PUT /v2/applications/{id}`',
      shown: [
        `${sdk} applications › are read, changed and sent back whole, as the vendor’s guide does`,
        `${applications} replaces all that a change leaves out, but for keys, numbers and users`,
      ],
    },
    {
      what: '`DELETE /v2/applications/{id}`',
      shown: [`${sdk} applications › are gone once deleted, and their numbers stay`],
    },
    {
      what: '`GET /v1/users`',
      shown: [
        `${sdk} users › are listed to the last page, even by a tool that removes them on the way`,
        `${users} the list › leads from page to page, both ways, in either order`,
      ],
    },
    {
      what: '`POST /v1/users`; `GET`, `PATCH` and `DELETE /v1/users/{id}`',
      shown: [
        `${sdk} users › are created, found, changed and removed`,
        `${users} does not create %j`,
        `${users} gives a name once`,
      ],
    },
    {
      what: '`GET /number/search`',
      shown: [`${numbers} the search › finds a hundred of each type, with what they cost`],
    },
    {
      what: '`POST /number/buy`',
      shown: [`${numbers} buying › takes the first month’s money, once`],
    },
    {
      what: '`POST /number/cancel`',
      shown: [`${numbers} giving up › takes the number from its application`],
    },
    {
      what: '`POST /number/update`',
      shown: [`${numbers} an update › links a number to another application, or to none`],
    },
    {
      what: '`GET /account/numbers`',
      shown: [`${sdk} numbers › are found, bought, linked and given up`],
    },
    {
      what: '`GET /account/get-balance`, `POST /account/top-up`',
      shown: [
        'platform/account/money.spec.ts › takes from the balance what the last event says',
        `${sdk} tops the account up`,
      ],
    },
    {
      what: 'What an operation does not like it says in the documented form.',
      shown: [
        'api/junk.spec.ts › is answered by every set-up API with a problem of the asker’s, never of its own',
        'fuzz.spec.ts › takes requests and instructions that are nearly right, and goes on',
      ],
    },
  ],
};
