export function Unit({ unit }: { unit: string }) {
  return <span data-unit={unit}> {unit}</span>;
}
