export function Markdown({ text, streaming }: { text: string; streaming: boolean }) {
  return (
    <div className="whitespace-pre-wrap text-body [overflow-wrap:anywhere]">
      {text}
      {streaming && (
        <span className="ml-px inline-block h-[1.1em] w-[7px] rounded-[1.5px] bg-lane align-[-0.15em]" />
      )}
    </div>
  );
}
