/** How much may be called. A day is the last 24 hours. */
export interface Limits {
  /** These three hold for each person. */
  readonly callsPerMinute: number;
  readonly callsPerDay: number;
  /** Of talking. */
  readonly minutesPerDay: number;
  /** What all may spend together: a decimal number in the account's currency; without an end when absent. */
  readonly spendPerDay?: string;
}
