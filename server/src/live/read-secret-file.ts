import { readFileSync } from 'node:fs';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { refuseOthers } from './only-owner.ts';

/** The text of a file that its owner alone may read, without the line's end that editors add. @throws StartError */
export function readSecretFile(name: string, path: string): string {
  refuseOthers(path);
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new StartError(`${name} is "${path}", which cannot be read (${errorCode(error)}).`);
  }
}
