import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoApplication } from './demo-application.ts';
import { matching } from './testing/matching.ts';

describe('the voice application of a demo', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'application-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('has an id and a key of its own', () => {
    const { id, privateKey } = demoApplication(join(folder, 'new'));
    expect(id).toEqual(matching(/^[0-9a-f-]{36}$/));
    expect(createPrivateKey(privateKey).asymmetricKeyDetails).toMatchObject({
      modulusLength: 2048,
    });
  });

  it('is the same at the next start, and another in another folder', () => {
    const first = demoApplication(folder);
    expect(demoApplication(folder)).toEqual(first);
    expect(demoApplication(join(folder, 'other')).id).not.toBe(first.id);
  });

  it('is for nobody else to read, and leaves nothing beside it', () => {
    demoApplication(folder);
    expect(readdirSync(folder)).toEqual(['application.json']);
    expect(statSync(join(folder, 'application.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"id"', '{"id":"7"}'])('is not replaced when its file holds: %s', (text) => {
    const file = join(folder, 'application.json');
    writeFileSync(file, text);
    expect(() => demoApplication(folder)).toThrow(`${file} is broken. Delete it`);
  });

  it('says which folder is of no use', () => {
    expect(() => demoApplication('/dev/null/calls')).toThrow(
      /Cannot keep calls in .dev.null.calls .+DATA_DIR=/,
    );
  });
});
