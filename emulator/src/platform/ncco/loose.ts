import { z } from 'zod';

/** The platform takes numbers and booleans as text too. */
export const looseNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
export const looseBoolean = z.union([z.boolean(), z.stringbool()]);

const wholeNumber = looseNumber.refine(Number.isInteger);

/** A whole number of that range, both ends included. */
export const whole = (least: number, most: number) =>
  wholeNumber.refine((value) => value >= least && value <= most);

/** Any number of that range, both ends included. */
export const between = (least: number, most: number) =>
  looseNumber.refine((value) => value >= least && value <= most);
