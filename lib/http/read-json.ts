import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { complaint, requirement } from './complaint.ts';

const maxBodyBytes = 32 * 1024 * 1024;
const drainedBytes = 4 * maxBodyBytes;

/**
 * The body of a request as JSON that fits the schema. Throws an AppError for another content type (415), a body over
 * 32 MB (413), bytes that are not UTF-8, text that is not JSON, and values that do not fit (400, the first complaint
 * by the field's name).
 */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new AppError(
      'unsupported-media-type',
      'The body is not marked as JSON.',
      'Send it with the header Content-Type: application/json.',
    );
  }
  const value = parse(decode(await readBytes(request)));
  const result = schema.safeParse(value, { error: requirement });
  if (result.success) return result.data;
  throw new AppError('invalid-request', complaint(result.error), 'Correct the request and send it again.');
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length <= maxBodyBytes) chunks.push(chunk);
    // A client in the middle of sending reads no answer: hear it out, within reason, before refusing.
    else if (length > drainedBytes) break;
  }
  if (length > maxBodyBytes) {
    throw new AppError('too-large', 'The body is larger than 32 MB.', 'Send smaller or fewer attachments.');
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError(
      'invalid-request',
      'The body is not valid UTF-8 text.',
      'Encode it as UTF-8 and send it again.',
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'invalid-request',
      'The body is not valid JSON.',
      'Correct the JSON and send it again.',
    );
  }
}
