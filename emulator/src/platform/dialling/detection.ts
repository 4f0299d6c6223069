import type { Connect } from '../ncco/connect.ts';

/** How the platform finds out whether a machine has answered. */
export interface Detection {
  /** What becomes of the leg when one has. */
  readonly behavior: 'continue' | 'hangup';
  /** Simple: the free detection, which is only told. The others are those of the advanced one. */
  readonly mode: 'simple' | 'default' | 'detect' | 'detect_beep';
  /** Milliseconds after the answer within which a beep has to come. */
  readonly beepTime: number;
}

/** NOTE: the platform names no default; its SDKs allow no less than this. */
const defaultBeepSeconds = 45;
const second = 1000;

type Asked = Pick<Connect, 'machineDetection' | 'advancedMachineDetection'>;

/** The detection that is asked for, if any: the advanced one wins. */
export function detectionOf(asked: Asked): Detection | undefined {
  const { machineDetection: simple, advancedMachineDetection: advanced } = asked;
  if (advanced) {
    const { behavior = 'continue', mode = 'detect', beep_timeout: beep } = advanced;
    return { behavior, mode, beepTime: (beep ?? defaultBeepSeconds) * second };
  }
  return simple && { behavior: simple, mode: 'simple', beepTime: 0 };
}

/** Whether nothing else is done before the result is there. */
export function waitsForResult({ mode }: Detection): boolean {
  return mode === 'detect' || mode === 'detect_beep';
}
