/** Paragraphs of a docs part. */
export function Prose({ of }: { of: readonly string[] }) {
  return (
    <div className="mb-4 flex flex-col gap-2.5 text-body text-soft last:mb-0">
      {of.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
