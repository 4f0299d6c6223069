import { authorization } from './signature.ts';

/** Two webhooks signed independently of this code, with a made-up secret. */
const identity = {
  applicationId: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  apiKey: 'a1b2c3d4',
  signatureSecret: '0123456789abcdef0123456789abcdef',
  now: 1_700_000_000_999,
  id: '11111111-2222-3333-4444-555555555555',
};

it.each([
  [
    'the body of a POST',
    '{"headers":{},"from":"14845552121","to":"16105553939","uuid":"0A0000000123ABCD1","conversation_uuid":"CON-2541d01c-253e-48be-a8e0-da4bbe4c3722","status":"ringing","direction":"inbound","timestamp":"2020-07-01T20:45:34.796Z"}',
    'vc97QBnHBFFAr0rmjiwrS8k49flma0UhySs1WqdqAYQ',
    'acc236a27c1e412b064b65e8b9441589938813058083f3a4616ce24d6067e209',
  ],
  [
    'the parameters of a GET',
    '{"to":"16105553939","from":"14845552121","conversation_uuid":"CON-2541d01c-253e-48be-a8e0-da4bbe4c3722","uuid":"0A0000000123ABCD1"}',
    'RTY9dY3_wYOmuvvQjKB11HXLZZPHlHOa3AW8EHlIu2c',
    'c0a85c08520190f91185c57b612b8940b72986569d8d088ad2833bae8a8b3003',
  ],
])('signs %s to the letter as the platform does', (_, text, signature, hash) => {
  const [, claims = '', signed] = authorization(text, identity).split('.');
  expect(Buffer.from(claims, 'base64url').toString()).toContain(hash);
  expect(signed).toBe(signature);
});
