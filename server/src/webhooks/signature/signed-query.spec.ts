import { signedQuery } from './signed-query.ts';

describe('a signed query', () => {
  it.each([
    ['/webhooks/answer', '{}'],
    ['/webhooks/answer?', '{}'],
    ['/a?to=x&from=y', '{"to":"x","from":"y"}'],
    ['/a?b=1&2=3&1=4', '{"b":"1","2":"3","1":"4"}'],
    ['/a?a=b+c%20d&e', '{"a":"b c d","e":""}'],
    ['/a?a=%22%0A', '{"a":"\\"\\n"}'],
    ['/a?__proto__=x', '{"__proto__":"x"}'],
  ])('of %s keeps the order of its keys', (url, text) => {
    expect([...signedQuery(url).texts]).toEqual([text]);
  });

  it('may be spelled with slashes and letters escaped', () => {
    expect([...signedQuery('/a?u=a%2F%C3%A9%F0%9F%98%80').texts]).toEqual([
      '{"u":"a/é😀"}',
      '{"u":"a/\\u00e9\\ud83d\\ude00"}',
      '{"u":"a\\/é😀"}',
      '{"u":"a\\/\\u00e9\\ud83d\\ude00"}',
    ]);
  });

  it('gives the fields that were signed, and no other', () => {
    expect(signedQuery('/a?to=x&from_user=j%26to%3Dy').fields).toEqual({
      to: 'x',
      from_user: 'j&to=y',
    });
  });

  it.each(['/a?to=x&to=y', '/a?a&a', '/a?%74o=x&to=y'])(
    'is refused when it says two things: %s',
    (url) => {
      expect(() => signedQuery(url)).toThrow('A query key may stand only once.');
    },
  );
});
