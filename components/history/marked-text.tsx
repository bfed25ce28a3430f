import { markWords } from '#lib/history/marks.ts';

/** Text with the words of a search marked in it. */
export function MarkedText({ text, search }: { text: string; search: string }) {
  let at = 0;
  return markWords(text, search).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.found ? (
      <mark key={key} className="rounded-[3px] bg-warn/20 font-medium text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    );
  });
}
