import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Every rule of .dependency-cruiser.cjs, and a file that breaks it: importer, then imported. */
const violations: Record<string, readonly [from: string, to: string]> = {
  'client-imports-no-other-program': ['client/src/a.ts', 'server/src/thing.ts'],
  'server-imports-no-other-program': ['server/src/a.ts', 'emulator/src/thing.ts'],
  'emulator-imports-no-other-program': ['emulator/src/a.ts', 'server/src/thing.ts'],
  'protocol-imports-no-program': ['protocol/src/a.ts', 'server/src/thing.ts'],
  'protocol-depends-on-zod-only': ['protocol/src/b.ts', 'node_modules/express/index.js'],
  'the-judge-does-not-share-the-rule-it-judges-by': ['emulator/src/b.ts', 'protocol/src/call.ts'],
  'platform-knows-no-transport': ['emulator/src/platform/a.ts', 'node_modules/werift/index.js'],
  'nexmo-client-only-in-its-adapter': ['client/src/app/a.ts', 'node_modules/nexmo-client/index.js'],
  'client-sdk-only-in-its-adapter': [
    'client/src/app/voice/nexmo/b.ts',
    'node_modules/@vonage/client-sdk/index.js',
  ],
  'voice-sdks-are-fetched-late': [
    'client/src/app/voice/vonage/a.ts',
    'node_modules/@vonage/client-sdk/main.js',
  ],
  'voice-adapters-are-fetched-late': ['client/src/app/c.ts', 'client/src/app/voice/nexmo/c.ts'],
  'the-sdk-for-servers-only-in-its-adapter': [
    'server/src/voice-api/a.ts',
    'node_modules/@vonage/server-sdk/index.js',
  ],
  'nobody-imports-a-main': ['server/src/c.ts', 'server/src/main.ts'],
  'no-schema-library-in-the-first-load': ['client/src/app/b.ts', 'node_modules/zod/index.js'],
  'no-way-back-to-the-composition-root': ['server/src/calls/a.ts', 'server/src/app.ts'],
  'no-test-code-in-the-product': ['server/src/d.ts', 'server/src/testing/test-app.ts'],
  'the-test-library-is-for-tests': ['server/src/g.ts', 'emulator/src/test-library/phones.ts'],
  'no-cycles': ['server/src/e.ts', 'server/src/f.ts'],
  'no-orphans': ['server/src/alone.ts', ''],
};

const root = join(__dirname, '..');
const rules = join(root, '.dependency-cruiser.cjs');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

describe('the import rules', () => {
  const tree = mkdtempSync(join(tmpdir(), 'hotline-rules-'));
  let found: Violation[] = [];

  beforeAll(() => {
    for (const [from, to] of Object.values(violations)) breakRule(from, to);
    write('server/src/f.ts', "import './e.ts';");
    write('tsconfig.base.json', '{}');
    found = cruise(tree);
  });

  afterAll(() => {
    rmSync(tree, { recursive: true });
  });

  it('are each provoked below', () => {
    const print = `console.log(JSON.stringify(require(${JSON.stringify(rules)}).forbidden))`;
    const told = execFileSync(process.execPath, ['-p', print], { encoding: 'utf8' }).split('\n')[0];
    const names = (JSON.parse(told!) as { name: string }[]).map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(violations).toSorted());
  });

  it.each(Object.entries(violations))('catch: %s', (name, [from]) => {
    expect(found.filter(({ rule }) => rule.name === name).map((each) => each.from)).toContain(from);
  });

  function breakRule(from: string, to: string): void {
    if (to === '') {
      write(from, 'export {};');
      return;
    }
    const inPackage = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(to)?.[1];
    write(from, `import '${inPackage ?? relative(dirname(from), to).replace(/^(?!\.)/, './')}';`);
    write(to, 'module.exports = {};');
    if (inPackage) write(join(dirname(to), 'package.json'), '{"main":"index.js"}');
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
});

function cruise(directory: string): Violation[] {
  const cli = join(root, 'node_modules/.bin/depcruise');
  const folders = ['client', 'server', 'emulator', 'protocol'];
  const parameters = [...folders, '--config', rules, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(cli, parameters, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}
