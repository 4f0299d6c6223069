/** Loaded before a server, this writes one character into the file HASHES_FILE for each passphrase that it hashes. */
import crypto from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { scrypt } = crypto;
crypto.scrypt = ((...told: Parameters<typeof scrypt>) => {
  appendFileSync(process.env.HASHES_FILE ?? '', '.');
  scrypt(...told);
}) as typeof scrypt;
syncBuiltinESMExports();
