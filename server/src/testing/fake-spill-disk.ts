import type { SpillDisk } from '../store/spill/spill-disk.ts';

/** How the n-th write, sync or truncation goes wrong. */
export type DiskFault = 'refused' | 'half-done' | 'done-and-refused';

/** A disk in memory that keeps apart what was written and what would survive a power cut. */
export class FakeSpillDisk implements SpillDisk {
  /** Changes that were tried so far. */
  tried = 0;
  readonly aside: Buffer[] = [];
  /** Writes at most so many bytes at once. */
  most = Infinity;
  private failing: { at: number; until: number; fault: DiskFault } | undefined;
  private bytes: Buffer;
  private synced: Buffer;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.bytes = bytes;
    this.synced = bytes;
  }

  /** The n-th change from now, counted from 1, goes wrong, and as many after it as told. */
  fail(nth: number, fault: DiskFault = 'refused', times = 1): void {
    const at = this.tried + nth;
    this.failing = { at, until: at + times, fault };
  }

  mend(): void {
    this.failing = undefined;
  }

  /** All that was written; what a killed process leaves. */
  written(): Buffer {
    return this.bytes;
  }

  /** All that was synced; the least that a power cut leaves. */
  durable(): Buffer {
    return this.synced;
  }

  size(): Promise<number> {
    return Promise.resolve(this.bytes.length);
  }

  async read(at: number, most: number): Promise<Buffer> {
    await new Promise(setImmediate);
    return this.bytes.subarray(at, at + most);
  }

  write(bytes: Buffer, at: number): Promise<number> {
    const whole = Math.min(bytes.length, this.most);
    return this.change((part) => {
      const length = Math.floor(whole * part);
      const kept = Buffer.concat([this.bytes, Buffer.alloc(at)]).subarray(0, at);
      const after = this.bytes.subarray(at + length);
      this.bytes = Buffer.concat([kept, bytes.subarray(0, length), after]);
      return whole;
    });
  }

  datasync(): Promise<void> {
    return this.change((part) => {
      if (part === 1) this.synced = this.bytes;
    });
  }

  truncate(length: number): Promise<void> {
    return this.change((part) => {
      if (part === 1) this.bytes = this.bytes.subarray(0, length);
    });
  }

  setAside(bytes: Buffer): Promise<void> {
    this.aside.push(bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async change<T>(run: (part: number) => T): Promise<T> {
    this.tried += 1;
    await new Promise(setImmediate);
    const { at, until, fault } = this.failing ?? { at: 0, until: 0, fault: 'refused' as const };
    if (this.tried < at || this.tried >= until) return run(1);
    if (fault !== 'refused') run(fault === 'half-done' ? 0.5 : 1);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
}
