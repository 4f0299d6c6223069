import { readContacts } from './read-contacts.ts';
import { matching } from '../testing/matching.ts';

const bob = { name: 'Bob', number: '+447700900001' };
const read = (...contacts: unknown[]) => readContacts(JSON.stringify(contacts));

describe('a good contacts.json', () => {
  it('gives each contact an id and a number without plus', () => {
    expect(read(bob, { name: 'Ann Lee', number: '447700900002' })).toEqual({
      contacts: [
        { id: 'bob', name: 'Bob', number: '447700900001' },
        { id: 'ann-lee', name: 'Ann Lee', number: '447700900002' },
      ],
    });
  });

  it('keeps what else is said of a contact', () => {
    const more = { id: 'chief', title: 'Finance', group: 'Board', users: ['john', 'mary'] };
    expect(read({ ...bob, ...more })).toEqual({
      contacts: [{ name: 'Bob', number: '447700900001', ...more }],
    });
  });

  it.each(['می\u200Cخواهم', 'Ann 👩\u200D💻', 'José', '王小明', 'עומר'])('may name %s', (name) => {
    expect(read({ ...bob, name })).toMatchObject({ contacts: [{ name }] });
  });

  it('may be empty of contacts, and begin with a byte order mark', () => {
    expect(readContacts('\uFEFF[]')).toEqual({ contacts: [] });
  });
});

describe('a contacts.json that is no list of contacts', () => {
  it.each`
    text                            | code                     | line         | column       | message
    ${''}                           | ${'contacts-empty-file'} | ${1}         | ${1}         | ${/file is empty/}
    ${' \n\t '}                     | ${'contacts-empty-file'} | ${1}         | ${1}         | ${/file is empty/}
    ${'{}'}                         | ${'contacts-not-array'}  | ${1}         | ${1}         | ${/between \[ and \]/}
    ${'\n  "Bob"'}                  | ${'contacts-not-array'}  | ${2}         | ${3}         | ${/between \[ and \]/}
    ${'['}                          | ${'contacts-not-json'}   | ${1}         | ${2}         | ${/Close the list/}
    ${'[\n  {"name": "Bob"},\n]'}   | ${'contacts-not-json'}   | ${3}         | ${1}         | ${/take away the comma/}
    ${'[\n  {"name": "Bob",}\n]'}   | ${'contacts-not-json'}   | ${2}         | ${18}        | ${/take away the comma/}
    ${'[{"name": "Bob" "id": 1}]'}  | ${'contacts-not-json'}   | ${1}         | ${17}        | ${/Put a comma/}
    ${'[{"name": "Bob"} {"a": 1}]'} | ${'contacts-not-json'}   | ${1}         | ${18}        | ${/Put a comma/}
    ${'[{"name" "Bob"}]'}           | ${'contacts-not-json'}   | ${1}         | ${10}        | ${/Put a colon/}
    ${"[{'name': 'Bob'}]"}          | ${'contacts-not-json'}   | ${1}         | ${3}         | ${/double quotes/}
    ${'[{"name": "Bob}]'}           | ${'contacts-not-json'}   | ${1}         | ${11}        | ${/double quote on the same line/}
    ${'[] []'}                      | ${'contacts-not-json'}   | ${1}         | ${4}         | ${/follows the closing/}
    ${'// mine\n[]'}                | ${'contacts-not-json'}   | ${1}         | ${1}         | ${/comment/}
    ${'a'.repeat(500_001)}          | ${'contacts-too-large'}  | ${undefined} | ${undefined} | ${/larger than/}
    ${'['.repeat(400_000)}          | ${'contacts-not-json'}   | ${1}         | ${1}         | ${/nested/}
  `('says where and what: $code', ({ text, code, line, column, message }: Misfit) => {
    expect(readContacts(text)).toEqual({
      problem: { code, message: matching(message), ...(line && { line, column }) },
    });
  });
});

interface Misfit {
  readonly text: string;
  readonly code: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: RegExp;
}

describe('a special number', () => {
  const premium = { name: 'Chat', number: '+449012345678', allowSpecial: true };
  const satellite = { name: 'Ship', number: '+881612345678', allowSpecial: true };

  it('may be called when its entry says so', () => {
    expect(read(premium)).toEqual({
      contacts: [{ id: 'chat', name: 'Chat', number: '449012345678' }],
    });
  });

  it('still has to be in an allowed country, unless it belongs to none', () => {
    const rules = { countries: ['FR'] } as const;
    expect(readContacts(JSON.stringify([premium]), rules)).toHaveProperty(
      'problem.code',
      'contact-country-not-allowed',
    );
    expect(readContacts(JSON.stringify([satellite]), rules)).toHaveProperty('contacts.length', 1);
  });
});

describe('a contact that is wrong', () => {
  it.each`
    fields                                             | at                | code                             | message
    ${'"number": "0207"'}                              | ${'"0207"'}       | ${'contact-number-special'}      | ${/short or emergency number.*such as "\+447700900001"/}
    ${'"number": "12345678"'}                          | ${'"12345678"'}   | ${'contact-number-invalid'}      | ${/such as "\+447700900001"/}
    ${'"number": "+449012345678"'}                     | ${'"+4490'}       | ${'contact-number-special'}      | ${/premium-rate number.*add "allowSpecial": true/}
    ${'"number": "+33123456789"'}                      | ${'"+331'}        | ${'contact-country-not-allowed'} | ${/in FR, .* allows GB, US alone.*add FR/}
    ${'"number": "112", "allowSpecial": true'}         | ${'"112"'}        | ${'contact-number-special'}      | ${/cannot be called from here/}
    ${'"number": "+447700900004", "allowSpecial": 1'}  | ${'1}'}           | ${'contact-invalid'}             | ${/true or false/}
    ${'"number": 447700900001'}                        | ${'4477'}         | ${'contact-invalid'}             | ${/as a text with country code/}
    ${'"number": "+447700900004", "id": "Not A Slug"'} | ${'"Not A Slug"'} | ${'contact-invalid'}             | ${/small letters/}
    ${'"number": "+447700900004", "title": ""'}        | ${'""'}           | ${'contact-invalid'}             | ${/or leave it out/}
    ${'"number": "+447700900004", "group": null'}      | ${'null'}         | ${'contact-invalid'}             | ${/or leave it out/}
    ${'"number": "+447700900004", "users": "john"'}    | ${'"john"'}       | ${'contact-invalid'}             | ${/list of user names/}
    ${'"number": "+447700900004", "users": ["a", 7]'}  | ${'7]'}           | ${'contact-invalid'}             | ${/list of user names/}
    ${'"phone": "+447700900004"'}                      | ${'"+4477'}       | ${'contact-invalid'}             | ${/"phone" is not known here.*name, number/}
  `('says which, where and what instead: $fields', ({ fields, at, code, message }: Flawed) => {
    const entry = `  {"name": "Sue", ${fields}}`;
    const rules = { countries: ['GB', 'US'] } as const;
    const reading = readContacts(`[\n  ${JSON.stringify(bob)},\n${entry}\n]`, rules);
    expect(reading).toEqual({
      problem: {
        code,
        message: matching(message),
        line: 3,
        column: entry.indexOf(at) + 1,
      },
    });
    expect(reading).toMatchObject({
      problem: { message: matching(/^Contact 2 \("Sue"\): /) },
    });
  });

  it.each([
    ['no name', { number: bob.number }, 'contact-invalid', /Write "name"/],
    ['no number', { name: 'Bob' }, 'contact-invalid', /Write "number"/],
    [
      'a name that turns the text around',
      { ...bob, name: 'Bob\u202E' },
      'contact-invalid',
      /printable/,
    ],
    ['a name of line breaks', { ...bob, name: 'Bob\nSue' }, 'contact-invalid', /printable/],
    [
      'a name no id can be made of',
      { ...bob, name: '!!!' },
      'contact-invalid',
      /Give the contact an "id"/,
    ],
    ['a text', 'Bob', 'contact-invalid', /\{"name": "Bob"/],
    ['nothing', null, 'contact-invalid', /\{"name": "Bob"/],
  ])('is found out: %s', (_, contact, code, message) => {
    expect(read(contact)).toMatchObject({
      problem: { code, message: matching(message), line: 1 },
    });
  });

  it('is one whose name stands there already, in whatever case', () => {
    expect(read(bob, { ...bob, name: 'BOB' })).toMatchObject({
      problem: {
        code: 'contact-duplicate-name',
        message: matching(/^Contact 2 \("BOB"\)/),
      },
    });
  });

  it('is one whose id stands there already, given or made', () => {
    const problem = { code: 'contact-duplicate-id', message: matching(/id "bob"/) };
    expect(read(bob, { ...bob, name: 'Robert', id: 'bob' })).toMatchObject({ problem });
    expect(read(bob, { ...bob, name: 'Bob!' })).toMatchObject({ problem });
  });
});

interface Flawed {
  readonly fields: string;
  readonly at: string;
  readonly code: string;
  readonly message: RegExp;
}

describe('a truncated contacts.json', () => {
  it('is a problem wherever it breaks off', () => {
    const text = JSON.stringify([{ ...bob, users: ['john'] }], null, 2);
    for (let length = 0; length < text.length; length += 1) {
      expect(readContacts(text.slice(0, length))).toHaveProperty('problem.line');
    }
  });
});
