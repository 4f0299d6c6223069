/** Variables as the system hands them over; an empty one counts as not set. */
export type Env = Readonly<Record<string, string | undefined>>;
