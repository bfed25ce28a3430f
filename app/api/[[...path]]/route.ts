import { AppError } from '#lib/errors.ts';
import { handler } from '#lib/http/handler.ts';

/** Whatever no other route answers: a program that asks the API gets a problem document, never a page. */
const nothingHere = handler(() => {
  throw new AppError('not-found', 'There is no such address in the API.', 'Check the path for a slip.');
});

export const GET = nothingHere;
export const POST = nothingHere;
export const PUT = nothingHere;
export const PATCH = nothingHere;
export const DELETE = nothingHere;
