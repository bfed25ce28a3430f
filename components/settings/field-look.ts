export const fieldLook =
  'h-7 rounded-control border border-control bg-page px-2 placeholder:text-mute disabled:opacity-45 aria-invalid:border-bad';
