/** Lies over the page while files are held over it. The events go through it to the window. */
export function DropVeil() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 bg-page/85 p-4" data-drop-veil="">
      <p className="flex h-full items-center justify-center rounded-dialog border-2 border-control border-dashed font-[560] text-[17px]">
        Drop pictures and PDFs to attach them
      </p>
    </div>
  );
}
