/** That many unpredictable bytes: `randomBytes` of `node:crypto`, or a known sequence in a test. */
export type Random = (bytes: number) => Buffer;
