import { redact, redactText } from './redact.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2huIn0.c2lnbmF0dXJl';

it.each([
  ['a token', `a ${jwt} b`, 'a [hidden] b'],
  ['a header', `Authorization: Bearer abc.def`, 'Authorization: Bearer [hidden]'],
  ['a key', '-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----', '[hidden]'],
  ['a key that is cut', 'x -----BEGIN RSA PRIVATE KEY-----\nMII', 'x [hidden]'],
  ['a password in a URL', 'http://ann:pass@host/', 'http://[hidden]@host/'],
  ['a parameter', '/a?b=1&access_token=abc&c=2', '/a?b=1&access_token=[hidden]&c=2'],
  ['a field of JSON that is cut', '{"a":1,"api_secret":"s3c', '{"a":1,"api_secret":"[hidden]"'],
  ['the password of an offer', 'a=ice-pwd:abcd\r\na=x', 'a=ice-pwd:[hidden]\r\na=x'],
])('hides %s within a text', (_, text, clean) => {
  expect(redactText(text)).toBe(clean);
});

it('leaves all else as it is', () => {
  const text = 'GET /v1/calls/aaaa?status=busy {"uuid":"63f61863","number":"447700900001"}';
  expect(redactText(text)).toBe(text);
});

it('hides what is named as a secret, however deep', () => {
  const value = { a: [{ privateKey: 'x', token: 7, name: jwt }], tokens: [{ id: 1 }], n: null };
  expect(redact(value)).toEqual({
    a: [{ privateKey: '[hidden]', token: '[hidden]', name: '[hidden]' }],
    tokens: [{ id: 1 }],
    n: null,
  });
});
