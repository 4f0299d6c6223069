import { phones } from '@hotline/emulator/test-library/phones';
import type { Hotline } from './hotline.ts';

/** The phones of the people in the project's contacts.json. */
export function contactPhones({ emulatorUrl }: Pick<Hotline, 'emulatorUrl'>) {
  return phones(
    { url: emulatorUrl },
    {
      Bob: '447700900001',
      Alice: '447700900002',
      Greeta: '447700900003',
      Sue: '447700900004',
      Tom: '447700900005',
    },
  );
}
