import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  FileStore,
  FileWriter,
  NewFile,
  StoredFile,
} from '../platform/recording/file-store.ts';
import type { Clock } from '../platform/ports.ts';
import { openTempFile } from './temp-file.ts';

export interface TempFilesDependencies {
  readonly clock: Clock;
  /** Unique, and safe as a file's name. */
  readonly newId: () => string;
  /** The oldest files go when all together have more. */
  readonly mostBytes?: number;
}

interface Kept extends NewFile {
  readonly path: string;
  readonly until: number;
  size: number | undefined;
}

const day = 24 * 60 * 60 * 1000;
const defaultDays = 30;
const defaultMostBytes = 2 * 1024 ** 3;

/** Files in a folder of their own among the system's temporary ones: two hours of sound are too much for memory. */
export class TempFiles implements FileStore {
  readonly #dependencies: TempFilesDependencies;
  /** The oldest first. */
  readonly #kept = new Map<string, Kept>();
  #folder: string | undefined;

  constructor(dependencies: TempFilesDependencies) {
    this.#dependencies = dependencies;
  }

  create(file: NewFile): FileWriter {
    const { clock, newId } = this.#dependencies;
    this.#folder ??= mkdtempSync(join(tmpdir(), 'hotline-files-'));
    const id = newId();
    const path = join(this.#folder, id);
    const until = clock.now() + (file.days ?? defaultDays) * day;
    const entry: Kept = { ...file, path, until, size: undefined };
    this.#kept.set(id, entry);
    const { write, close } = openTempFile(path);
    return {
      id,
      write,
      close: () => {
        entry.size = close();
        this.#tidy();
        return entry.size;
      },
    };
  }

  find(applicationId: string, id: string): StoredFile | undefined {
    this.#tidy();
    const file = this.#kept.get(id);
    if (file?.size === undefined || file.applicationId !== applicationId) return undefined;
    const { type, size, path } = file;
    return { type, size, read: () => createReadStream(path) };
  }

  clear(): void {
    this.#kept.clear();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  /** What is too old goes, and the oldest of what is too much. */
  #tidy(): void {
    const { clock, mostBytes = defaultMostBytes } = this.#dependencies;
    for (const [id, { until }] of this.#kept) if (until <= clock.now()) this.#remove(id);
    let bytes = [...this.#kept.values()].reduce((sum, { size = 0 }) => sum + size, 0);
    for (const [id, { size }] of this.#kept) {
      if (bytes <= mostBytes) return;
      if (size === undefined) continue;
      bytes -= size;
      this.#remove(id);
    }
  }

  #remove(id: string): void {
    const file = this.#kept.get(id);
    this.#kept.delete(id);
    if (file) rmSync(file.path, { force: true });
  }
}
