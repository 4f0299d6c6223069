/** Shown for as long as it lasts, and said once. */
export const awayWords =
  'Calls can’t be placed now: Hotline can’t reach its call log. This goes away by itself.';

/** Said once it is over. */
export const backWords = 'Calls can be placed again.';
