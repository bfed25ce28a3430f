import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { complaint, requirement } from './complaint.ts';

/** The query of an address that fits the schema; throws an AppError with the first complaint by the field's name. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const values = Object.fromEntries(new URL(request.url).searchParams);
  const result = schema.safeParse(values, { error: requirement });
  if (result.success) return result.data;
  throw new AppError('invalid-request', complaint(result.error), 'Correct the address and send it again.');
}
