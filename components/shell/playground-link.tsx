/** The way to the playground, as the one thing to do on a page. */
export function PlaygroundLink() {
  return (
    <a
      href="/"
      className="inline-flex h-[34px] items-center rounded-control bg-ink px-3.5 font-medium text-body text-page hover:opacity-90"
    >
      Go to the playground
    </a>
  );
}
