import type { Enter } from '../session/enter.ts';
import type { DeviceBook } from './device-book.ts';
import { readDevice, writeDevice } from './device-cookie.ts';

/** Signs in, and knows the browser the next time. */
export function createEnterAndRemember(dependencies: {
  readonly enter: Enter;
  readonly devices: DeviceBook;
}): Enter {
  const { enter, devices } = dependencies;
  return async (req, res, user, by) => {
    writeDevice(res, await devices.remember(readDevice(req), user.name));
    return enter(req, res, user, by);
  };
}
