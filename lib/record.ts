export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Its fields, or none: what comes from outside is read field by field and never trusted. */
export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
