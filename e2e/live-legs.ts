import type { Hotline } from './hotline.ts';
import { until } from './until.ts';

interface Leg {
  readonly uuid: string;
  readonly status: string;
  readonly endedAt?: number;
}

/** The legs that the platform still holds open, and would charge for. */
async function liveLegs(hotline: Pick<Hotline, 'emulator'>): Promise<Leg[]> {
  const { calls } = (await hotline.emulator('GET', 'calls')) as { calls: { legs: Leg[] }[] };
  return calls.flatMap(({ legs }) => legs).filter(({ endedAt }) => endedAt === undefined);
}

/** Waits until every leg is gone; rejects with those that are left after that time. */
export async function noLegLeft(
  hotline: Pick<Hotline, 'emulator'>,
  milliseconds = 10_000,
): Promise<void> {
  await until(
    () => liveLegs(hotline),
    (legs) => legs.length === 0,
    milliseconds,
  );
}
