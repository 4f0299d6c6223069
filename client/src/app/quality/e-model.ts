export interface Impairment {
  /** The share of the sound that is lost, 0 to 1. */
  readonly loss: number;
  /** From mouth to ear, in ms. */
  readonly delay: number;
}

/** With nothing wrong but G.711 itself (ITU-T G.107). */
const best = 93.2;
/** From here on people begin to interrupt each other (Cole and Rosenbluth, after G.107). */
const noticedDelay = 177.3;
/** How well G.711 bears random loss where gaps are filled (ITU-T G.113, appendix I), in percent. */
const robustness = 25.1;

/**
 * How good a conversation is, from 0 to 93: the E-model of ITU-T G.107 for G.711, in Cole and Rosenbluth's simpler
 * form. G.109 calls 80 high, 70 medium, 60 low and 50 poor.
 */
export function rating({ loss, delay }: Impairment): number {
  const late = 0.024 * delay + 0.11 * Math.max(0, delay - noticedDelay);
  const percent = loss * 100;
  return Math.max(0, best - late - (95 * percent) / (percent + robustness));
}
