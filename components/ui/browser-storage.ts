/** `localStorage`; null where a browser's settings forbid it: merely reading the property throws there. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
