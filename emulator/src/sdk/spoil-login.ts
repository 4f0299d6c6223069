import type { Socket } from 'socket.io';
import type { SdkFaults } from './sdk-faults.ts';

/** The events by which the SDKs know why they are not let in. */
const refusals = {
  'invalid-token': 'system:error:invalid-token',
  'expired-token': 'system:error:expired-token',
  'invalid-user': 'user:error:invalid-user',
  'invalid-session': 'session:error:invalid',
  'max-sessions': 'session:error:max-open-sessions',
  permission: 'system:error:permission',
} satisfies Partial<Record<SdkFaults['sdkLogin'], string>>;

/** A refusal is an event: an error of the handshake would leave the SDK waiting for ever. */
export function refuseLogin(socket: Socket, code: string, description: string): void {
  socket.emit(code, { code, description, body: {} });
  socket.disconnect(true);
}

/** Does with a browser that signs in what is to go wrong; false when nothing is. */
export function spoilLogin(socket: Socket, fault: SdkFaults['sdkLogin']): boolean {
  if (fault === 'none') return false;
  if (fault === 'silent') return true;
  if (fault === 'unreachable') socket.conn.close();
  else refuseLogin(socket, refusals[fault], 'This goes wrong on purpose.');
  return true;
}
