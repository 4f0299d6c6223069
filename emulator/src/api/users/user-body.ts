import { z } from 'zod';
import type { UserDetails } from '../../platform/browsers/users.ts';

const text = () => z.string('must be a string');
const filled = () => text().min(1, 'is not allowed to be empty');
const longestTtl = 2_147_483_648;
const ttl = `must be a whole number from 0 to ${longestTtl}`;
const object = 'must be an object';

/** What a user is created or changed with. A field that is left out stays as it is. */
export const userBody = z
  .object(
    {
      name: filled().optional(),
      display_name: text().optional(),
      image_url: text().optional(),
      properties: z
        .looseObject(
          {
            custom_data: z.record(z.string(), z.unknown(), object).optional(),
            ttl: z.int(ttl).min(0, ttl).max(longestTtl, ttl).optional(),
          },
          object,
        )
        .optional(),
      channels: z
        .record(z.string(), z.array(z.looseObject({}, object), 'must be an array'), object)
        .optional(),
    },
    object,
  )
  .transform(({ name, display_name: displayName, image_url: imageUrl, properties, channels }) => {
    const details: Partial<UserDetails> = {
      ...(name !== undefined && { name }),
      ...(displayName !== undefined && { displayName }),
      ...(imageUrl !== undefined && { imageUrl }),
      ...(properties && { properties }),
      ...(channels && { channels }),
    };
    return details;
  });
