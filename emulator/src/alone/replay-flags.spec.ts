import { readReplayFlags } from './replay-flags.ts';

const url = 'http://127.0.0.1:3000/answer';

it('reads where to replay what, and what is to be otherwise', () => {
  const words = ['call.json', '--answer-url', url, '--set', 'to=a=b', '--mask', '[*].text'];
  expect(readReplayFlags(words)).toMatchObject({
    ...{ file: 'call.json', answerUrl: url },
    ...{ set: { to: 'a=b' }, mask: ['[*].text'] },
  });
});

it.each([
  [[], 'Name one file to replay. See --help.'],
  [['one', 'two'], 'Name one file to replay. See --help.'],
  [['one'], 'Name the server by --answer-url. See --help.'],
  [['one', '--answer-url', 'localhost'], 'localhost is not a URL. See --help.'],
  [['one', '--answer-url', url, '--set', 'to'], '--set to is not NAME=VALUE. See --help.'],
  [['one', '--loud'], "Unknown option '--loud'. See --help."],
])('says in one line what is wrong with %j', (words, message) => {
  expect(() => readReplayFlags(words)).toThrow(
    expect.objectContaining({ code: 'flag-invalid', message }) as Error,
  );
});
