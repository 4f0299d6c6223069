import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chapters } from './chapters.ts';
import { page } from './page.ts';

writeFileSync(join(import.meta.dirname, '../../../../docs/conformance.md'), page(chapters));
