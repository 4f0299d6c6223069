/** Lays a .br and a .gz beside every built file, so that the server need not compress while it serves. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = join(import.meta.dirname, 'dist', 'browser');
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const entries = await readdir(folder, { recursive: true });
for (const entry of entries) {
  const path = join(folder, entry);
  if (['.br', '.gz'].includes(extname(path)) || !(await stat(path)).isFile()) continue;
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${path}.br`, await toBrotli(content, { params }));
  await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
}
