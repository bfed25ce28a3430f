/**
 * Calls back if what was done took the element away that had the focus: at the next frame, as a menu or dialog that
 * closes gives the focus back before.
 */
export function whenLost(goOn: () => void): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) goOn();
  });
}
