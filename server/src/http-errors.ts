/** All that a request can be refused with: the stable code, its status, and its words for people. */
export const httpErrors = {
  'request-malformed': [400, 'The request is malformed.'],
  'request-invalid': [400, 'The request holds something else than it should.'],
  'json-malformed': [400, 'The body is not JSON.'],
  'query-repeated': [400, 'A query key may stand only once.'],
  'username-invalid': [401, 'Username invalid'],
  'signature-wrong': [401, 'The signature is wrong.'],
  'not-signed-in': [401, 'Sign in first.'],
  'admin-only': [403, 'Only an admin may see or do this.'],
  'cross-site': [403, 'Use the Hotline page itself.'],
  'not-found': [404, 'There is nothing at this address.'],
  'user-unknown': [404, 'There is no token for this user.'],
  'contact-unknown': [404, 'Nobody of that id is on your pad.'],
  'call-unknown': [404, 'You have no call of that id.'],
  'call-in-progress': [409, 'You are already on a call.'],
  'body-too-large': [413, 'The body is larger than 16 KB.'],
  'json-required': [415, 'Send the body as application/json.'],
  'encoding-unsupported': [415, 'Send the body uncompressed.'],
  'charset-unsupported': [415, 'Send the body as UTF-8.'],
  'host-not-allowed': [421, 'Open Hotline as http://localhost or http://127.0.0.1.'],
  'too-many-streams': [429, 'Too many windows are open. Close some.'],
  'streams-full': [503, 'Hotline has no room for another window now.'],
  'signature-missing': [503, 'The signature is missing. Send it again with one.'],
  'call-log-away': [503, 'Calls cannot be placed right now: the call log cannot be reached.'],
  'internal-error': [500, 'Something went wrong on our side.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export type HttpErrorCode = keyof typeof httpErrors;
