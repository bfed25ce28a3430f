/** Three lanes, three lengths: the sign of the product. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1.75" y="2" width="4" height="16" rx="2" fill="light-dark(#3f7bd6, #6ea4f5)" />
      <rect x="8" y="6.4" width="4" height="11.6" rx="2" fill="var(--ink)" />
      <rect x="14.25" y="4.2" width="4" height="13.8" rx="2" fill="light-dark(#d9573f, #f8886b)" />
    </svg>
  );
}
