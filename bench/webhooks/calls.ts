import { callId } from '@hotline/server/calls/call-id';

/** Whose webhooks are raced with. */
export const account = {
  id: 'bench',
  apiKey: 'bench',
  signatureSecrets: ['0123456789abcdef0123456789abcdef'],
};

/** The id of the n-th call, so that the load knows what the server has placed. */
export function callNumber(index: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(index, 12);
  return callId(bytes);
}

export function userNumber(index: number): string {
  return `user-${index}`;
}
