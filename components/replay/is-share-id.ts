/** A result link's id; a run's own never begins like this. */
export function isShareId(id: string): boolean {
  return id.startsWith('s_');
}
