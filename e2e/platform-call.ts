import type { Hotline } from './hotline.ts';
import { until } from './until.ts';

/** A call as the emulator has it. */
export interface PlatformCall {
  readonly dialled: string;
  readonly endedAt?: number;
  readonly legs: readonly { readonly direction: string; readonly answeredAt?: number }[];
}

/** Waits until the platform's call of this id is as it should be. */
export async function platformCall(
  { emulator }: Pick<Hotline, 'emulator'>,
  id: string,
  good: (call: PlatformCall) => boolean,
): Promise<void> {
  const find = async () => {
    const { calls } = (await emulator('GET', 'calls')) as { calls: PlatformCall[] };
    return calls.find(({ dialled }) => dialled === id);
  };
  await until(find, (call) => call !== undefined && good(call), 30_000);
}

export const isOver = ({ endedAt }: PlatformCall): boolean => endedAt !== undefined;

/** The contact has picked up. */
export function isAnswered({ legs }: PlatformCall): boolean {
  return legs.some(({ direction, answeredAt }) => direction === 'outbound' && answeredAt);
}
